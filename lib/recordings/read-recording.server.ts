import { clients, type Tx } from '../../db/client.ts'
import type { RecordingRecord } from '../../db/queries/recordings.ts'
import { analyzeAudio } from '../audio/analyze-audio.server.ts'
import type { MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
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
  if (found === 'too_large') return { kind: 'failed', reason: 'too_large' }
  const sound = await analyzeAudio(found.bytes, { pitch: false })
  if (sound.outcome !== 'analyzed') {
    const reason = sound.outcome === 'timed_out' ? 'timed_out' : sound.reason
    return { kind: 'failed', reason, after: (tx) => beginTranscript(tx, recording) }
  }
  return {
    kind: 'done',
    change: { durationMs: sound.durationMs, voicedMs: sound.voicedMs, peaks: sound.peaks200 },
    after: async (tx) => {
      await beginTranscript(tx, recording)
      if (recording.pitchState === 'waiting') await enqueue(tx, 'measure-pitch', { mediaId }, { onlyOnce: mediaId })
    },
  }
}

async function beginTranscript(tx: Tx, recording: RecordingRecord): Promise<void> {
  if (recording.transcriptState === 'waiting')
    await enqueue(tx, 'transcribe-recording', { mediaId: recording.mediaId }, { onlyOnce: recording.mediaId })
}
