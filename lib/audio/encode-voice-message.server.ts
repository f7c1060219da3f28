// Any sound to a voice message as WhatsApp's own app would have recorded it, off the main thread.
import { randomInt } from 'node:crypto'
import { RECORDING_LIMITS } from './audio-limits.ts'
import { type TimedOut, type Unreadable, unreadable } from './audio-outcome.ts'
import { audioPool } from './audio-pool.server.ts'
import type { EncodedAudio } from './audio-task.ts'
import { timeLimitMs } from './time-limit.ts'

/** Encoding runs at some 25 times real time. */
const ENCODING_FACTOR = 6

export type VoiceMessageOptions = {
  /** `NAME=value`, written into the file: that a voice is synthetic, for one. */
  comments?: string[]
  /** Mono Opus keeps its packets and gets a new container only. Default false: then all voice messages are alike. */
  keepOpus?: boolean
}

/** Mono Opus in Ogg, in the native form of the contract (`voice: true`, `audio/ogg; codecs=opus`). */
export async function encodeVoiceMessage(
  bytes: Uint8Array,
  { comments = [], keepOpus = false }: VoiceMessageOptions = {},
): Promise<EncodedAudio | Unreadable | TimedOut> {
  const limitMs = timeLimitMs(bytes, RECORDING_LIMITS.seconds, ENCODING_FACTOR)
  const result = await audioPool().run({ kind: 'encode', bytes, serial: randomInt(2 ** 32), comments, keepOpus }, limitMs)
  return result.outcome === 'analyzed' || result.outcome === 'converted' ? unreadable('crashed') : result
}
