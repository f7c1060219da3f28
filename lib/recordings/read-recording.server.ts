import { clients, type Tx } from '../../db/client.ts'
import { findConversation, updateConversation } from '../../db/queries/conversations.ts'
import { findEntry } from '../../db/queries/entries.ts'
import type { RecordingRecord } from '../../db/queries/recordings.ts'
import { analyzeAudio } from '../audio/analyze-audio.server.ts'
import type { MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import type { Changes } from '../realtime/changes.server.ts'
import { readRecordingFile } from './recording-file.server.ts'
import { runStep, type StepEnd } from './run-step.server.ts'

/**
 * The first step: length and waveform. Whatever comes of it, the transcript is begun: an engine may read what we
 * cannot. @throws Error when the store cannot be reached now.
 */
export async function readRecording(mediaId: MediaId, isLastTry: boolean): Promise<void> {
  await runStep(mediaId, 'sound', isLastTry, read)
}

async function read(recording: RecordingRecord): Promise<StepEnd> {
  const { mediaId } = recording
  const found = await readRecordingFile(clients().db, mediaId)
  if (found === 'not_here') return { kind: 'wait' }
  if (found === 'too_large' || found === 'expired') return { kind: 'failed', reason: found }
  const sound = await analyzeAudio(found.bytes, { pitch: false })
  if (sound.outcome !== 'analyzed') {
    const reason = sound.outcome === 'timed_out' ? 'timed_out' : sound.reason
    return { kind: 'failed', reason, after: (tx) => beginTranscript(tx, recording) }
  }
  return {
    kind: 'done',
    change: { durationMs: sound.durationMs, isCut: sound.isCut, voicedMs: sound.voicedMs, peaks: sound.peaks200 },
    after: async (tx, changes) => {
      await beginTranscript(tx, recording)
      await showLength(tx, changes, recording, sound.durationMs)
      if (recording.pitchState === 'waiting') await enqueue(tx, 'measure-pitch', { mediaId }, { onlyOnce: mediaId })
    },
  }
}

async function beginTranscript(tx: Tx, recording: RecordingRecord): Promise<void> {
  if (recording.transcriptState === 'waiting')
    await enqueue(tx, 'transcribe-recording', { mediaId: recording.mediaId }, { onlyOnce: recording.mediaId })
}

/** The inbox row says how long a note is: "Voice note 0:23". */
async function showLength(tx: Tx, changes: Changes, recording: RecordingRecord, durationMs: number): Promise<void> {
  const entry = await findEntry(tx, recording.entryId)
  const conversation = entry?.conversationId ? await findConversation(tx, entry.conversationId, 'for update') : null
  if (!entry || !conversation?.preview || conversation.lastPosition !== entry.position) return
  if (conversation.preview.type !== 'voice_note' && conversation.preview.type !== 'audio') return // deleted meanwhile
  await updateConversation(tx, conversation.id, { preview: { ...conversation.preview, durationMs: Math.round(durationMs) } })
  changes.conversation(conversation.id)
}
