import { toWav } from '../audio/to-wav.ts'

/** 16 kHz, 16 bit, mono, with the plain header that `toWav` writes. */
const rate = 16_000
const headerBytes = 44

/** Where a cut is looked for: the last third of what is allowed, at most 30 s, in steps of a tenth of a second. */
const searchSeconds = 30
const searchShare = 1 / 3
const stepSeconds = 0.1
const pauseSteps = 3

export type WavPiece = { bytes: Uint8Array; startMs: number }

/**
 * A WAV file in pieces that an endpoint takes at once, cut in the middle of the quietest 0.3 s near the end of what is
 * allowed: in a pause of the speaker, so that no word falls on the cut and nothing need be heard twice. Pure; O(samples).
 */
export function cutWav(wav: Uint8Array, limits: { maxBytes: number; maxSeconds: number }): WavPiece[] {
  const samples = new Int16Array(wav.slice(headerBytes, wav.length - ((wav.length - headerBytes) % 2)).buffer)
  const most = Math.floor(Math.min(limits.maxSeconds * rate, (limits.maxBytes - headerBytes) / 2))
  const pieces: WavPiece[] = []
  for (let from = 0; from < samples.length; ) {
    const to = samples.length - from <= most ? samples.length : findPause(samples, from, from + most)
    pieces.push({ bytes: toWav(samples.subarray(from, to), rate), startMs: Math.round((from / rate) * 1_000) })
    from = to
  }
  return pieces
}

/** The middle of the quietest stretch before `limit`. */
function findPause(samples: Int16Array, from: number, limit: number): number {
  const step = stepSeconds * rate
  const start = Math.max(from + step, limit - Math.floor(Math.min(searchSeconds * rate, searchShare * (limit - from))))
  const levels: number[] = []
  for (let at = start; at + step <= limit; at += step) levels.push(energy(samples, at, at + step))
  let quietest = levels.length - 1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + pauseSteps <= levels.length; i++) {
    const level = levels.slice(i, i + pauseSteps).reduce((sum, one) => sum + one, 0)
    if (level > least) continue
    least = level
    quietest = i
  }
  return Math.min(limit, start + Math.round((quietest + pauseSteps / 2) * step))
}

function energy(samples: Int16Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += (samples[i] ?? 0) ** 2
  return sum
}
