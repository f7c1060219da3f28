// Everything that is measured of a sound, off the main thread.
import type { AnalyzedAudio } from './analyzed-audio.ts'
import { ARRIVING_LIMITS } from './audio-limits.ts'
import { type TimedOut, type Unreadable, unreadable } from './audio-outcome.ts'
import { audioPool } from './audio-pool.server.ts'
import { timeLimitMs } from './time-limit.ts'

/**
 * Duration, waveform and loudness of whatever `bytes` are; with `pitch` also the course of the voice's pitch.
 * Never throws and never blocks: bytes that are no sound, or kill the decoder, or take too long, are outcomes.
 */
export async function analyzeAudio(bytes: Uint8Array, options: { pitch: boolean }): Promise<AnalyzedAudio | Unreadable | TimedOut> {
  if (bytes.length > ARRIVING_LIMITS.bytes) return unreadable('too_large')
  const result = await audioPool().run({ kind: 'analyze', bytes, pitch: options.pitch }, timeLimitMs(bytes, ARRIVING_LIMITS.seconds))
  return result.outcome === 'encoded' || result.outcome === 'converted' ? unreadable('crashed') : result
}
