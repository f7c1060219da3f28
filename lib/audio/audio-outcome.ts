// What can be said of a file that should be sound. Each reason is one a person can be told.

/**
 * `empty`: no bytes, or no sound in them. `too_large`: more than 16 MB. `not_audio`: no format we know.
 * `not_opus`: an Ogg file with something else inside. `unsupported_layout`: channels or rates no speech has.
 * `no_decoder`: a known format whose coding nothing here reads; AAC is such where the `ffmpeg` program is missing.
 * `damaged`: begins well, yields nothing. `crashed`: the decoder died of it.
 */
export type UnreadableReason =
  | 'empty'
  | 'too_large'
  | 'not_audio'
  | 'not_opus'
  | 'unsupported_layout'
  | 'no_decoder'
  | 'damaged'
  | 'crashed'

export type Unreadable = { outcome: 'unreadable'; reason: UnreadableReason }
/** Stopped at the limit of processor time: see `timeLimitMs`. */
export type TimedOut = { outcome: 'timed_out' }

export type Damage = {
  /** Ogg pages whose checksum failed. */
  skippedPages: number
  /** Packets that could not be decoded; their time is silence. */
  badPackets: number
}

export function unreadable(reason: UnreadableReason): Unreadable {
  return { outcome: 'unreadable', reason }
}
