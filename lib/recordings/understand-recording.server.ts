import { clients } from '../../db/client.ts'
import { listAgentLocales } from '../../db/queries/agents.ts'
import { findTranscript, saveTranslations, type TranscriptRecord } from '../../db/queries/recordings.ts'
import type { MediaId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import type { Locale } from '../core/vocabulary.ts'
import { chooseLanguageModel } from '../language-model/choose-language-model.server.ts'
import type { LanguageModel } from '../language-model/language-model.ts'
import { type FoundInsight, findInsight } from './find-insight.ts'
import { planTranslations } from './plan-translations.ts'
import { readModelInsight } from './read-model-insight.ts'
import type { Translation } from './recording.ts'
import {
  insightAnswerSchema,
  insightInstructions,
  promptVersion,
  translationAnswerSchema,
  translationInstructions,
} from './recording-prompts.ts'
import { runStep } from './run-step.server.ts'

/**
 * Finds the summary, the questions and the facts in a transcript: a language model where one is set up, the rules where
 * none is or its answer is no good. The same model translates for people who do not read the language.
 */
export async function understandRecording(mediaId: MediaId, isLastTry: boolean): Promise<void> {
  await runStep(mediaId, 'insight', isLastTry, async () => {
    const { db } = clients()
    const transcript = await findTranscript(db, mediaId)
    if (!transcript) return { kind: 'off', reason: 'silent' }
    const model = chooseLanguageModel()
    const locales = await listAgentLocales(db)
    const [asked, translations] = model
      ? await Promise.all([askInsight(model, transcript, locales), translate(model, transcript, locales)])
      : [null, []]
    const insight = asked ?? findInsight(transcript)
    return {
      kind: 'done',
      change: { ...insight, insightMadeBy: asked ? 'llm' : 'rules' },
      after: (tx) => saveTranslations(tx, transcript, translations),
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

async function translate(model: LanguageModel, transcript: TranscriptRecord, locales: Locale[]): Promise<Translation[]> {
  const made = await Promise.all(
    planTranslations(transcript.language, locales).map(async (language): Promise<Translation[]> => {
      const outcome = await model.ask({
        instructions: translationInstructions,
        material: { transcript: transcript.text, from: transcript.language, to: language },
        name: 'translation',
        schema: translationAnswerSchema,
      })
      if (outcome.kind === 'answered') return [{ language, text: outcome.answer.translation }]
      log.warn({ mediaId: transcript.mediaId, model: model.name, promptVersion, reason: outcome.reason }, 'a transcript was not translated')
      return []
    }),
  )
  return made.flat()
}
