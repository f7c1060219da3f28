// The fundamental frequency of a voice over time, in two passes: the first over every voice there is, the second
// over the range that the first found, which is what keeps octave errors out.

import { RateHalver } from './halve-rate.ts'
import { readPercentile } from './percentile.ts'
import { findPitchCandidates, HOP_SAMPLES, MAX_CANDIDATES, PITCH_RATE, type PitchCandidates, type PitchRange } from './pitch-candidates.ts'
import { findPitchPath } from './pitch-path.ts'
import { SampleStore } from './sample-store.ts'

/** Seconds between the frames of a track. */
export const PITCH_HOP_SECONDS = HOP_SAMPLES / PITCH_RATE

export type PitchTrack = {
  /** For each 10 ms, hertz; 0 where there is no voice. */
  hz: Float32Array
  /** 1 where the frequency may be relied on: long, smooth, strong and loud enough. */
  isReliable: Uint8Array
  /** For each 10 ms, dB below full scale. */
  levels: Float32Array
  /** Seconds. */
  duration: number
}

const WIDE: PitchRange = { floor: 60, ceiling: 600 }
/** Fewer reliable frames say nothing about the voice's range. */
const MIN_FRAMES_FOR_RANGE = 15
const MIN_RUN_FRAMES = 5
const MAX_STEP_OCTAVES = 0.25
const MIN_STRENGTH = 0.6
const LEVEL_RANGE_DB = 20
const BLOCK_SAMPLES = 160
const MIN_GLOBAL_PEAK = 1e-4

/** `push` the sound at 16 kHz, then `finish`. Keeps 16 kB for a second of sound: 58 MB for an hour. */
export class PitchTracker {
  readonly #halver = new RateHalver()
  readonly #sound = new SampleStore()

  /** @param block mono, −1 to 1. */
  push(block: Float32Array): void {
    this.#sound.push(this.#halver.push(block))
  }

  finish(): PitchTrack {
    this.#sound.push(this.#halver.flush())
    const globalPeak = measureGlobalPeak(this.#sound)
    const wide = trackWithin(this.#sound, WIDE, globalPeak)
    const range = findRange(wide)
    return range === undefined ? wide : trackWithin(this.#sound, range, globalPeak)
  }
}

function trackWithin(sound: SampleStore, range: PitchRange, globalPeak: number): PitchTrack {
  const candidates = findPitchCandidates(sound, range, globalPeak)
  const path = findPitchPath(candidates)
  const hz = new Float32Array(candidates.frames)
  const strengths = new Float32Array(candidates.frames)
  path.forEach((state, frame) => {
    if (state === 0) return
    hz[frame] = 2 ** (candidates.octaves[frame * MAX_CANDIDATES + state] ?? 0)
    strengths[frame] = candidates.strengths[frame * MAX_CANDIDATES + state] ?? 0
  })
  const isReliable = findReliable(hz, strengths, candidates)
  return { hz, isReliable, levels: candidates.levels, duration: sound.length / PITCH_RATE }
}

function findReliable(hz: Float32Array, strengths: Float32Array, { levels }: PitchCandidates): Uint8Array {
  const isReliable = new Uint8Array(hz.length)
  const minLevel = readPercentile(levels, 0.95) - LEVEL_RANGE_DB
  let start = 0
  for (let frame = 1; frame <= hz.length; frame++) {
    if (frame < hz.length && areConnected(hz[frame - 1] ?? 0, hz[frame] ?? 0)) continue
    // The first and the last of a run are half something else.
    if (frame - start >= MIN_RUN_FRAMES)
      for (let inner = start + 1; inner < frame - 1; inner++)
        if ((strengths[inner] ?? 0) >= MIN_STRENGTH && (levels[inner] ?? 0) >= minLevel) isReliable[inner] = 1
    start = frame
  }
  return isReliable
}

function areConnected(a: number, b: number): boolean {
  return a > 0 && b > 0 && Math.abs(Math.log2(a / b)) < MAX_STEP_OCTAVES
}

function findRange({ hz, isReliable }: PitchTrack): PitchRange | undefined {
  const reliable = hz.filter((_, frame) => isReliable[frame] === 1)
  if (reliable.length < MIN_FRAMES_FOR_RANGE) return undefined
  return {
    floor: clamp(0.7 * readPercentile(reliable, 0.25), 60, 250),
    ceiling: clamp(2.2 * readPercentile(reliable, 0.75), 200, 600),
  }
}

/** 98th percentile of the largest samples of 20 ms: one click must not make the rest silent. */
function measureGlobalPeak(sound: SampleStore): number {
  const block = new Float64Array(BLOCK_SAMPLES)
  const peaks = Float32Array.from({ length: Math.ceil(sound.length / BLOCK_SAMPLES) }, (_, index) => {
    sound.read(index * BLOCK_SAMPLES, block)
    let peak = 0
    for (const sample of block) peak = Math.max(peak, Math.abs(sample))
    return peak
  })
  return Math.max(MIN_GLOBAL_PEAK, readPercentile(peaks, 0.98))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
