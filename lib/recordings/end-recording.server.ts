import type { Tx } from '../../db/client.ts'
import { moveStep } from '../../db/queries/recordings.ts'
import type { MediaId } from '../core/ids.ts'
import type { StepState } from './recording.ts'

const open: StepState[] = ['waiting', 'working']

/** Ends the recording of a file that will never be here: its sound failed because of that, and nothing else of it waits. */
export async function endRecording(tx: Tx, mediaId: MediaId, reason: 'expired' | 'too_large'): Promise<void> {
  await moveStep(tx, mediaId, 'sound', open, 'failed', reason)
  for (const step of ['pitch', 'transcript', 'insight'] as const) await moveStep(tx, mediaId, step, open, 'off')
}
