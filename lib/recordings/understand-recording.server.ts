import { clients } from '../../db/client.ts'
import { findTranscript } from '../../db/queries/recordings.ts'
import type { MediaId } from '../core/ids.ts'
import { findInsight } from './find-insight.ts'
import { runStep } from './run-step.server.ts'

/** Finds the summary, the questions and the facts in a transcript. */
export async function understandRecording(mediaId: MediaId, isLastTry: boolean): Promise<void> {
  await runStep(mediaId, 'insight', isLastTry, async () => {
    const transcript = await findTranscript(clients().db, mediaId)
    if (!transcript) return { kind: 'off', reason: 'silent' }
    const insight = findInsight(transcript)
    return { kind: 'done', change: { ...insight, insightMadeBy: 'rules' } }
  })
}
