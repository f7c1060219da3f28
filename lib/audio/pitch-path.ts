import { MAX_CANDIDATES, type PitchCandidates } from './pitch-candidates.ts'

const VOICED_UNVOICED_COST = 0.14
const OCTAVE_JUMP_COST = 0.35

/**
 * The candidate of each frame that together are strongest, changes paid for: index into its candidates, 0 for
 * unvoiced. Viterbi's algorithm over all frames.
 */
export function findPitchPath({ frames, counts, strengths, octaves }: PitchCandidates): Uint8Array {
  const origins = new Uint8Array(frames * MAX_CANDIDATES)
  let previous = new Float64Array(MAX_CANDIDATES)
  let current = new Float64Array(MAX_CANDIDATES)
  let previousCount = 1
  for (let frame = 0; frame < frames; frame++) {
    const base = frame * MAX_CANDIDATES
    const count = counts[frame] ?? 1
    for (let to = 0; to < count; to++) {
      const octave = octaves[base + to] ?? 0
      let best = Number.NEGATIVE_INFINITY
      let origin = 0
      for (let from = 0; from < (frame === 0 ? 1 : previousCount); from++) {
        const total = (previous[from] ?? 0) - changeCost(from, to, (octaves[base - MAX_CANDIDATES + from] ?? 0) - octave)
        if (total <= best) continue
        best = total
        origin = from
      }
      origins[base + to] = origin
      current[to] = (frame === 0 ? 0 : best) + (strengths[base + to] ?? 0)
    }
    const swap = previous
    previous = current
    current = swap
    previousCount = count
  }
  return traceBack(origins, frames, previous.subarray(0, previousCount))
}

function changeCost(from: number, to: number, octaves: number): number {
  if (from > 0 && to > 0) return OCTAVE_JUMP_COST * Math.abs(octaves)
  return from > 0 || to > 0 ? VOICED_UNVOICED_COST : 0
}

function traceBack(origins: Uint8Array, frames: number, totals: Float64Array): Uint8Array {
  const path = new Uint8Array(frames)
  let state = totals.indexOf(Math.max(...totals))
  for (let frame = frames - 1; frame >= 0; frame--) {
    path[frame] = state
    state = origins[frame * MAX_CANDIDATES + state] ?? 0
  }
  return path
}
