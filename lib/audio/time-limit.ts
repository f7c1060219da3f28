import { hintOggSeconds } from './ogg-reader.ts'
import { sniffAudio } from './sniff-audio.ts'

/** The lowest rate of any speech codec we read, bytes a second: what a file of unknown length could hold at most. */
const LOWEST_BYTES_PER_SECOND = 800
/** A twentieth of the sound's length: ten times what it takes on a quiet machine. */
const SHARE_OF_DURATION = 1 / 20
const MIN_LIMIT_MS = 10_000

/**
 * Milliseconds after which work on a sound is stopped, whatever it claims to be.
 * @param maxSeconds of sound that are looked at
 * @param factor for work that takes longer than listening, such as encoding
 */
export function timeLimitMs(bytes: Uint8Array, maxSeconds: number, factor = 1): number {
  const claimed = sniffAudio(bytes) === 'ogg' ? hintOggSeconds(bytes) : undefined
  const seconds = Math.min(maxSeconds, claimed ?? bytes.length / LOWEST_BYTES_PER_SECOND)
  return Math.round(Math.max(MIN_LIMIT_MS, seconds * 1000 * SHARE_OF_DURATION) * factor)
}
