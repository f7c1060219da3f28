import { clients } from '../../db/client.ts'
import { listAgentLocales } from '../../db/queries/agents.ts'
import { findTranscript, type TranscriptRecord } from '../../db/queries/recordings.ts'
import type { MediaId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import type { Locale } from '../core/vocabulary.ts'
import { modelForRecordings } from '../language-model/choose-language-model.server.ts'
import type { LanguageModel } from '../language-model/language-model.ts'
import { beginTranslation } from './begin-translation.server.ts'
import { type FoundInsight, findInsight } from './find-insight.ts'
import { planTranslations } from './plan-translations.ts'
import { readModelInsight } from './read-model-insight.ts'
import { insightAnswerSchema, insightInstructions, promptVersion } from './recording-prompts.ts'
import { runStep } from './run-step.server.ts'

/**
 * Finds the summary, the questions and the facts in a transcript: a language model where one is set up, the rules where
 * none is or its answer is no good. Begins its translation for people who do not read the language.
 */
export async function understandRecording(mediaId: MediaId, isLastTry: boolean): Promise<void> {
  await runStep(mediaId, 'insight', isLastTry, async () => {
    const { db } = clients()
    const transcript = await findTranscript(db, mediaId)
    if (!transcript) return { kind: 'off', reason: 'silent' }
    const chosen = modelForRecordings()
    const locales = await listAgentLocales(db)
    const asked = chosen.kind === 'model' ? await askInsight(chosen.model, transcript, locales) : null
    const insight = asked ?? findInsight(transcript)
    return {
      kind: 'done',
      change: { ...insight, insightMadeBy: asked ? 'llm' : 'rules' },
      after: async (tx) => {
        const { mediaId, version } = transcript
        const languages = chosen.kind === 'model' ? planTranslations(transcript.language, locales) : []
        for (const language of languages) await beginTranslation(tx, { mediaId, version, language })
      },
    }
  })
}

async function askInsight(model: LanguageModel, transcript: TranscriptRecord, locales: Locale[]): Promise<FoundInsight | null> {
  // Who reads the language of the note reads its summary too.
  const [elsewhere] = planTranslations(transcript.language, locales)
  const outcome = await model.ask({
    instructions: insightInstructions,
    material: { transcript: transcript.text, language: elsewhere ?? transcript.language ?? locales[0] ?? 'nl' },
    name: 'insight',
    schema: insightAnswerSchema,
  })
  const insight = outcome.kind === 'answered' ? readModelInsight(outcome.answer, transcript) : null
  if (!insight) {
    const reason = outcome.kind === 'failed' ? outcome.reason : 'not_in_transcript'
    log.warn({ mediaId: transcript.mediaId, model: model.name, promptVersion, reason }, 'a language model was of no help; the rules are')
  }
  return insight
}
