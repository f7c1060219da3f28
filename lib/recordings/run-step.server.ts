import { clients, type Tx } from '../../db/client.ts'
import { findEntry } from '../../db/queries/entries.ts'
import { findRecording, findTranscript, moveStep, type RecordingRecord } from '../../db/queries/recordings.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { MediaId } from '../core/ids.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import type { RecordingStep, StepReason } from './recording.ts'

/** How a step ends. `wait`: not yet; its job comes again by itself. */
export type StepEnd =
  | { kind: 'done'; reason?: StepReason; change?: Parameters<typeof moveStep>[6]; after?: (tx: Tx, changes: Changes) => Promise<void> }
  | { kind: 'failed'; reason: StepReason; after?: (tx: Tx, changes: Changes) => Promise<void> }
  | { kind: 'off'; reason: StepReason | null }
  | { kind: 'wait' }

/**
 * Runs one step of a recording: takes it, works outside any transaction, and writes its end together with the events
 * and jobs that follow from it. Running it twice is harmless: a step that is over is left alone. When `work` throws,
 * the step goes on waiting for its next try, or fails with the last one. Of a message that was taken back nothing more
 * is found out: its steps end `off`, before the work or after it, and what the work found is dropped. What was found in
 * a transcript that has a newer version by then is dropped too: whoever added that began the step anew (saveSpokenText).
 */
export async function runStep(
  mediaId: MediaId,
  step: RecordingStep,
  isLastTry: boolean,
  work: (recording: RecordingRecord) => Promise<StepEnd>,
): Promise<void> {
  const taken = await changeStep((tx) => moveStep(tx, mediaId, step, ['waiting', 'working'], 'working'))
  if (!taken) return
  const version = await findVersion(clients().db, mediaId) // before the work reads it: never newer than what it reads
  if (await isTakenBack(clients().db, step, taken)) return endStep(taken, step, version, takenBack)
  try {
    const end = await work(taken)
    if (end.kind !== 'wait') await endStep(taken, step, version, end)
  } catch (error) {
    if (isLastTry) await endStep(taken, step, version, { kind: 'failed', reason: 'failed' })
    throw error
  }
}

type Ending = Exclude<StepEnd, { kind: 'wait' }>

const takenBack: Ending = { kind: 'off', reason: null }

async function endStep({ mediaId }: RecordingRecord, step: RecordingStep, version: number | null, found: Ending): Promise<void> {
  await changeStep(async (tx, changes) => {
    const recording = await findRecording(tx, mediaId, 'for update')
    if (!recording) return null
    const end = (await isTakenBack(tx, step, recording, 'for update')) ? takenBack : found
    if (step === 'insight' && end !== takenBack && (await findVersion(tx, mediaId)) !== version) return null
    const change = end.kind === 'done' ? end.change : undefined
    const row = await moveStep(tx, mediaId, step, ['working'], end.kind, end.reason ?? null, change)
    if (row && end.kind !== 'off') await end.after?.(tx, changes)
    return row
  })
}

async function findVersion(tx: Tx, mediaId: MediaId): Promise<number | null> {
  return (await findTranscript(tx, mediaId))?.version ?? null
}

/** Length and waveform say nothing of what was said, and later steps begin with them: the sound is read all the same. */
async function isTakenBack(tx: Tx, step: RecordingStep, recording: RecordingRecord, lock?: 'for update'): Promise<boolean> {
  if (step === 'sound') return false
  const entry = await findEntry(tx, recording.entryId, lock)
  return entry?.isDeleted ?? true
}

/** Changes a step in a transaction of its own and tells the screens. */
async function changeStep(change: (tx: Tx, changes: Changes) => Promise<RecordingRecord | null>): Promise<RecordingRecord | null> {
  const { row, appended } = await inTransaction(async (tx) => {
    const changes = new Changes()
    const row = await change(tx, changes)
    if (row) changes.entry(row.entryId)
    return { row, appended: await changes.emit(tx) }
  })
  if (appended) wakeRelay(appended)
  return row
}
