import type { Tx } from '../../db/client.ts'
import { addTranscript, insertRecording } from '../../db/queries/recordings.ts'
import type { CustomerId, EntryId, MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import type { Spoken } from '../text-to-speech/spoken.ts'
import type { Attachment } from '../timeline/timeline-entry.ts'
import { hasSound, type Origin, planRecording } from './plan-recording.ts'
import { readRecordingSettings } from './recording-settings.server.ts'

export type FileOfEntry = {
  mediaId: MediaId
  entryId: EntryId
  customerId: CustomerId
  type: Attachment['type']
  state: Attachment['state']
  /** What a machine's voice says in it. */
  spoken?: Spoken | null
}

/**
 * Puts a recording beside a file with sound, before anything is known of it. Its steps begin at once when the file is
 * here, else when it has been fetched.
 */
export async function beginRecording(tx: Tx, file: FileOfEntry, by: 'customer' | 'agent'): Promise<void> {
  if (!hasSound(file.type)) return
  const origin: Origin = file.spoken ? 'synthetic' : by
  const plan = planRecording(origin, file.state, await readRecordingSettings(tx))
  await insertRecording(tx, {
    mediaId: file.mediaId,
    entryId: file.entryId,
    customerId: file.customerId,
    isSynthetic: origin === 'synthetic',
    isBasicVoice: file.spoken?.isBasic ?? false,
    soundState: plan.sound.state,
    soundReason: plan.sound.reason,
    pitchState: plan.pitch.state,
    pitchReason: plan.pitch.reason,
    transcriptState: plan.transcript.state,
    transcriptReason: plan.transcript.reason,
    insightState: plan.insight.state,
    insightReason: plan.insight.reason,
  })
  if (file.spoken) await addTranscript(tx, { mediaId: file.mediaId, text: file.spoken.text, language: file.spoken.language })
  if (file.state === 'stored') await enqueue(tx, 'read-recording', { mediaId: file.mediaId }, { onlyOnce: file.mediaId })
}
