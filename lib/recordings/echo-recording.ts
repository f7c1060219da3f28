import type { Speech } from '../text-to-speech/make-speech.ts'
import { emptyRecording } from './empty-recording.ts'
import type { Recording } from './recording.ts'

/** Our own recording as the timeline shows it until the server has it: its waveform is known, nothing else. */
export function echoRecording(durationMs: number, peaks: number[]): Recording {
  return { ...emptyRecording(), sound: { state: 'done', reason: null }, durationMs: Math.round(durationMs), peaks }
}

/** A machine's voice as the timeline shows it until the server has it: it says what it is, and what it says, at once. */
export function echoSpeech(
  { durationMs, peaks, language, isBasic }: Pick<Speech, 'durationMs' | 'peaks' | 'language' | 'isBasic'>,
  text: string,
): Recording {
  const plain = echoRecording(durationMs, peaks)
  return { ...plain, isSynthetic: true, isBasicVoice: isBasic, transcript: { ...plain.transcript, status: 'done', language, text } }
}
