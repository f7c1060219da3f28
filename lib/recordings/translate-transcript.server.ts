import { clients } from '../../db/client.ts'
import { findTranscript } from '../../db/queries/recordings.ts'
import { moveTranslation, type TranslationKey } from '../../db/queries/translations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { log } from '../core/log.server.ts'
import { modelForRecordings } from '../language-model/choose-language-model.server.ts'
import type { ModelFailure } from '../language-model/language-model.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import type { StepReason, Translation } from './recording.ts'
import { promptVersion, translationAnswerSchema, translationInstructions } from './recording-prompts.ts'

const reasonOf: Record<ModelFailure, StepReason> = {
  unreachable: 'model_unreachable',
  busy: 'model_busy',
  key: 'model_key',
  refused: 'model_refused',
  nonsense: 'model_nonsense',
  timed_out: 'timed_out',
}
/** Over by themselves, mostly: tried again before it is said that it failed. */
const passing: readonly ModelFailure[] = ['unreachable', 'busy']

/**
 * Translates one version of a transcript into one language. Running it twice is harmless: one that is over is left
 * alone, and a version that no longer counts is not translated. Whatever goes wrong, the last try ends in a state that
 * can be tried again.
 */
export async function translateTranscript(key: TranslationKey, isLastTry: boolean): Promise<void> {
  if (!(await move(key, { state: 'working', reason: null }))) return
  try {
    await translate(key, isLastTry)
  } catch (error) {
    if (isLastTry) await move(key, { state: 'failed', reason: 'failed' })
    throw error
  }
}

async function translate(key: TranslationKey, isLastTry: boolean): Promise<void> {
  const transcript = await findTranscript(clients().db, key.mediaId)
  if (transcript?.version !== key.version) return void (await move(key, { state: 'off' }))
  const chosen = modelForRecordings()
  if (chosen.kind === 'off') return void (await move(key, { state: 'failed', reason: chosen.reason }))
  const { model } = chosen
  const outcome = await model.ask({
    instructions: translationInstructions,
    material: { transcript: transcript.text, from: transcript.language, to: key.language },
    name: 'translation',
    schema: translationAnswerSchema,
  })
  if (outcome.kind === 'answered')
    return void (await move(key, { state: 'done', reason: null, text: outcome.answer.translation, madeBy: model.name }))
  const { reason } = outcome
  log.warn({ mediaId: key.mediaId, model: model.name, promptVersion, reason }, 'a transcript was not translated')
  if (passing.includes(reason) && !isLastTry) throw new Error(`the language model is ${reason}`)
  await move(key, { state: 'failed', reason: reasonOf[reason] })
}

/** Changes its state in a transaction of its own and tells the screens. @returns false when it was over. */
async function move(key: TranslationKey, change: Partial<Pick<Translation, 'state' | 'reason' | 'text' | 'madeBy'>>): Promise<boolean> {
  const { isMoved, appended } = await inTransaction(async (tx) => {
    const changes = new Changes()
    const entryId = await moveTranslation(tx, key, ['waiting', 'working'], change)
    if (entryId) changes.entry(entryId)
    return { isMoved: entryId !== null, appended: await changes.emit(tx) }
  })
  if (appended) wakeRelay(appended)
  return isMoved
}
