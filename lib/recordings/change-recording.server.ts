import { clients, type Tx } from '../../db/client.ts'
import { findEntry, listEntries } from '../../db/queries/entries.ts'
import { insertGlossaryTerms } from '../../db/queries/glossary.ts'
import { addTranscript, findRecording, findTranscript, insertHearing, moveStep, type RecordingRecord } from '../../db/queries/recordings.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { newId } from '../core/clock.server.ts'
import { AppError } from '../core/errors.ts'
import type { EntryId, GlossaryTermId, MediaId } from '../core/ids.ts'
import type { Locale } from '../core/vocabulary.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { modelForRecordings } from '../language-model/choose-language-model.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { beginTranslation } from './begin-translation.server.ts'
import { findCorrections } from './find-corrections.ts'
import { keepWordTimes } from './keep-word-times.ts'
import type { RecordingStep } from './recording.ts'
import { readRecordingSettings } from './recording-settings.server.ts'
import { saveSpokenText } from './save-spoken-text.server.ts'
import { jobOfStep } from './unfinished-jobs.ts'

/**
 * Begins a step anew: one that failed, or a transcript that was off when no engine was set up. A step that is waiting
 * or at work is left to it. A transcript that a person corrected is not made anew: an engine would bury their words.
 * @throws AppError `not_found`, `conflict`.
 */
export async function retryStep(actor: Actor, mediaId: MediaId, step: RecordingStep): Promise<TimelineEntry> {
  return changeRecording(actor, mediaId, async (tx, recording) => {
    await refuseTakenBack(tx, recording)
    const settings = await readRecordingSettings(tx)
    if (step === 'transcript' && !settings.canTranscribe)
      throw new AppError('conflict', {
        publicMessage: 'No speech-to-text engine is set up on this installation (STT_BASE_URL or STT_MODEL_DIR).',
      })
    if (step === 'transcript' && (await findTranscript(tx, mediaId))?.isEdited)
      throw new AppError('conflict', {
        publicMessage: 'Somebody has corrected this transcript. It is not made anew, because that would replace their words.',
      })
    if (step === 'pitch' && !settings.measuresPitch)
      throw new AppError('conflict', { publicMessage: 'Measuring pitch is switched off in the privacy settings.' })
    const begun = await moveStep(tx, mediaId, step, ['off', 'failed', 'done'], 'waiting', null, {
      ...(step === 'transcript' && { transcriptAskedAt: new Date() }),
    })
    if (begun) await enqueue(tx, jobOfStep[step], { mediaId: recording.mediaId }, { onlyOnce: recording.mediaId })
  })
}

/**
 * Puts a transcript right. What the engine heard is kept; names that were corrected join the glossary and are put right
 * by themselves from then on. An engine that is asked meanwhile is no longer listened to.
 * @param version the one that was corrected; left out, whichever counts.
 * @throws AppError `not_found`, `conflict` when there is nothing to correct, or a newer version than the one corrected.
 */
export async function editTranscript(actor: Actor, mediaId: MediaId, text: string, version?: number): Promise<TimelineEntry> {
  return changeRecording(actor, mediaId, async (tx, recording, changes) => {
    await refuseTakenBack(tx, recording)
    const before = await findTranscript(tx, mediaId)
    if (!before) throw new AppError('conflict', { publicMessage: 'There is no transcript to correct yet.' })
    const after = text.trim()
    if (after === before.text) return
    if (version !== undefined && version !== before.version)
      throw new AppError('conflict', { publicMessage: `This transcript was changed meanwhile: version ${before.version} counts now.` })
    const addedById = agentIdOf(actor)
    const words = keepWordTimes(before.words, after)
    await addTranscript(tx, {
      mediaId,
      text: after,
      words,
      language: before.language,
      source: before.source,
      isEdited: true,
      editedById: addedById,
    })
    const corrections = findCorrections(before.text, after)
    await insertGlossaryTerms(
      tx,
      corrections.map((one) => ({ id: newId() as GlossaryTermId, ...one, mediaId, addedById })), // a fresh id is nobody else's
    )
    await moveStep(tx, mediaId, 'transcript', ['off', 'waiting', 'working', 'failed'], 'done')
    await saveSpokenText(tx, changes, recording, after)
  })
}

/**
 * Has a transcript translated into a language of the screens. One that is there, or on its way, is left as it is.
 * @throws AppError `not_found`, `conflict` when there is nothing to translate or nothing here that may translate it.
 */
export async function translateRecording(actor: Actor, mediaId: MediaId, language: Locale): Promise<TimelineEntry> {
  return changeRecording(actor, mediaId, async (tx, recording) => {
    await refuseTakenBack(tx, recording)
    const { kind } = modelForRecordings()
    if (kind === 'off')
      throw new AppError('conflict', {
        publicMessage:
          'No language model is set up here that may read recordings (LLM_BASE_URL; beside STT_MODEL_DIR, one on this machine).',
      })
    const transcript = await findTranscript(tx, mediaId)
    if (!transcript?.text.trim()) throw new AppError('conflict', { publicMessage: 'There is no transcript to translate yet.' })
    await beginTranslation(tx, { mediaId, version: transcript.version, language })
  })
}

/** Notes that an agent has played a recording to the end. Again changes nothing; an API token is nobody who listens. */
export async function markHeard(actor: Actor, mediaId: MediaId): Promise<TimelineEntry> {
  return changeRecording(actor, mediaId, async (tx) => {
    const agentId = agentIdOf(actor)
    if (agentId) await insertHearing(tx, mediaId, agentId)
  })
}

/** What was said in a message that was taken back is nobody's any more. */
async function refuseTakenBack(tx: Tx, recording: RecordingRecord): Promise<void> {
  if ((await findEntry(tx, recording.entryId, 'for update'))?.isDeleted)
    throw new AppError('conflict', { publicMessage: 'This message was deleted. Nothing more is made of it.' })
}

async function changeRecording(
  actor: Actor,
  mediaId: MediaId,
  change: (tx: Tx, recording: RecordingRecord, changes: Changes) => Promise<void>,
): Promise<TimelineEntry> {
  const { entryId, appended } = await inTransaction(async (tx) => {
    const recording = await findRecording(tx, mediaId, 'for update')
    if (!recording) throw new AppError('not_found', { publicMessage: 'There is no such recording.' })
    await accessCustomer(tx, actor, recording.customerId)
    const changes = new Changes()
    await change(tx, recording, changes)
    changes.entry(recording.entryId)
    return { entryId: recording.entryId, appended: await changes.emit(tx) }
  })
  wakeRelay(appended)
  return getEntry(entryId)
}

async function getEntry(id: EntryId): Promise<TimelineEntry> {
  const [entry] = await listEntries(clients().db, [id])
  if (!entry) throw new Error('the entry of a recording must be found')
  return entry
}
