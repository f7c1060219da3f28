// What may be asked of an audio worker and what it answers. Both cross a thread boundary, so they are plain values.
import type { AnalyzedAudio } from './analyzed-audio.ts'
import type { TimedOut, Unreadable } from './audio-outcome.ts'

export type AudioTask =
  | { kind: 'analyze'; bytes: Uint8Array; pitch: boolean }
  | { kind: 'encode'; bytes: Uint8Array; serial: number; comments: string[]; keepOpus: boolean }
  | { kind: 'convert'; bytes: Uint8Array; to: 'wav' | 'webm' }

export type EncodedAudio = {
  outcome: 'encoded'
  bytes: Uint8Array
  durationMs: number
  tooLargeForPlayButton: boolean
  /** There was more than an hour. */
  isCut: boolean
}
export type ConvertedAudio = { outcome: 'converted'; bytes: Uint8Array }

export type AudioTaskResult = AnalyzedAudio | EncodedAudio | ConvertedAudio | Unreadable | TimedOut
