import { emptyRecording } from './empty-recording.ts'
import type { Recording } from './recording.ts'

/** Our own recording as the timeline shows it until the server has it: its waveform is known, nothing else. */
export function echoRecording(durationMs: number, peaks: number[]): Recording {
  return { ...emptyRecording(), sound: { state: 'done', reason: null }, durationMs: Math.round(durationMs), peaks }
}
