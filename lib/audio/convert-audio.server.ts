// A second rendition of a voice note for browsers that cannot play the first, off the main thread.

import { ARRIVING_LIMITS } from './audio-limits.ts'
import { type TimedOut, type Unreadable, unreadable } from './audio-outcome.ts'
import { audioPool } from './audio-pool.server.ts'
import type { ConvertedAudio } from './audio-task.ts'
import { timeLimitMs } from './time-limit.ts'

/** `webm` repacks Ogg/Opus without new encoding; `wav` is 16 kHz, 16 bit, mono, of anything readable. */
export async function convertAudio(bytes: Uint8Array, to: 'wav' | 'webm'): Promise<ConvertedAudio | Unreadable | TimedOut> {
  const result = await audioPool().run({ kind: 'convert', bytes, to }, timeLimitMs(bytes, ARRIVING_LIMITS.seconds))
  return result.outcome === 'analyzed' || result.outcome === 'encoded' ? unreadable('crashed') : result
}
