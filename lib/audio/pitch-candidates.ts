// What the fundamental of a short stretch of sound could be: Boersma, "Accurate short-term analysis of the
// fundamental frequency…" (1993), at 8 kHz, two stretches in one transform.
import { Fft } from './fft.ts'
import type { SampleStore } from './sample-store.ts'

/** Hertz. */
export const PITCH_RATE = 8000
/** Samples between frames: 10 ms. */
export const HOP_SAMPLES = 80
/** Candidates kept for a frame, the unvoiced one at index 0 among them. */
export const MAX_CANDIDATES = 12

const MIN_CORRELATION = 0.225
const VOICING_THRESHOLD = 0.45
const SILENCE_THRESHOLD = 0.03
/** Praat's default of 0.01 lets high voices drop an octave in noise. */
const OCTAVE_COST = 0.05
/** Beyond this the unvoiced candidate wins against any other, with both changes of state paid for. */
const HOPELESS_UNVOICED = 1 + OCTAVE_COST * 3.4 + 2 * 0.14

export type PitchRange = {
  /** Hertz. */
  floor: number
  ceiling: number
}

/** All frames of a sound: `strengths` and `octaves` have `MAX_CANDIDATES` places for each. */
export type PitchCandidates = {
  frames: number
  counts: Uint8Array
  /** Of index 0: of being unvoiced. */
  strengths: Float32Array
  /** Base-2 logarithm of the candidate's frequency in hertz. */
  octaves: Float32Array
  /** Power of the frame, dB below full scale. */
  levels: Float32Array
}

/** @param sound at 8 kHz. @param globalPeak the loudness against which silence is judged. */
export function findPitchCandidates(sound: SampleStore, range: PitchRange, globalPeak: number): PitchCandidates {
  const frames = Math.floor(sound.length / HOP_SAMPLES)
  const candidates: PitchCandidates = {
    frames,
    counts: new Uint8Array(frames),
    strengths: new Float32Array(frames * MAX_CANDIDATES),
    octaves: new Float32Array(frames * MAX_CANDIDATES),
    levels: new Float32Array(frames),
  }
  const analyser = new FrameAnalyser(range, globalPeak)
  for (let frame = 0; frame < frames; frame += 2) analyser.analysePair(sound, frame, candidates)
  return candidates
}

class FrameAnalyser {
  readonly #range: PitchRange
  readonly #globalPeak: number
  readonly #length: number
  readonly #window: Float64Array
  readonly #windowPower: number
  /** Autocorrelation of the window by lag, divided by its value at 0. */
  readonly #windowCorrelation: Float64Array
  readonly #minLag: number
  readonly #maxLag: number
  readonly #fft: Fft
  readonly #re: Float64Array
  readonly #im: Float64Array
  readonly #first: Float64Array
  readonly #second: Float64Array

  constructor(range: PitchRange, globalPeak: number) {
    this.#range = range
    this.#globalPeak = globalPeak
    this.#length = Math.round((3 * PITCH_RATE) / range.floor)
    this.#maxLag = Math.min(Math.floor(PITCH_RATE / range.floor), this.#length - 2)
    this.#minLag = Math.max(2, Math.ceil(PITCH_RATE / range.ceiling))
    this.#window = Float64Array.from(
      { length: this.#length },
      (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / this.#length),
    )
    this.#windowPower = this.#window.reduce((sum, value) => sum + value * value, 0)
    this.#windowCorrelation = correlateWindow(this.#window, this.#maxLag + 1)
    this.#fft = new Fft(2 ** Math.ceil(Math.log2(1.5 * this.#length)))
    this.#re = new Float64Array(this.#fft.size)
    this.#im = new Float64Array(this.#fft.size)
    this.#first = new Float64Array(this.#length)
    this.#second = new Float64Array(this.#length)
  }

  analysePair(sound: SampleStore, frame: number, candidates: PitchCandidates): void {
    const hasSecond = frame + 1 < candidates.frames
    const isFirstHopeful = this.#load(sound, frame, this.#first, candidates)
    const isSecondHopeful = hasSecond && this.#load(sound, frame + 1, this.#second, candidates)
    if (!isFirstHopeful && !isSecondHopeful) return
    this.#correlatePair()
    if (isFirstHopeful) this.#collect(this.#re, frame, candidates)
    if (isSecondHopeful) this.#collect(this.#im, frame + 1, candidates)
  }

  /** Reads a frame without its mean, sets its level and unvoiced strength; false when it is as good as silent. */
  #load(sound: SampleStore, frame: number, into: Float64Array, candidates: PitchCandidates): boolean {
    const length = this.#length
    sound.read(frame * HOP_SAMPLES + HOP_SAMPLES / 2 - (length >> 1), into)
    let mean = 0
    for (let index = 0; index < length; index++) mean += into[index] ?? 0
    mean /= length
    const middle = length / 3
    let peak = 0
    let power = 0
    for (let index = 0; index < length; index++) {
      const sample = (into[index] ?? 0) - mean
      const size = Math.abs(sample)
      if (size > peak && index >= middle && index < 2 * middle) peak = size
      const windowed = sample * (this.#window[index] ?? 0)
      power += windowed * windowed
      into[index] = windowed
    }
    const silence = 2 - ((peak / this.#globalPeak) * (1 + VOICING_THRESHOLD)) / SILENCE_THRESHOLD
    const unvoiced = VOICING_THRESHOLD + Math.max(0, silence)
    candidates.levels[frame] = 10 * Math.log10(power / this.#windowPower + 1e-10)
    candidates.strengths[frame * MAX_CANDIDATES] = unvoiced
    candidates.counts[frame] = 1
    return unvoiced < HOPELESS_UNVOICED
  }

  /** Leaves the autocorrelations of both frames in `#re` and `#im`. */
  #correlatePair(): void {
    const re = this.#re
    const im = this.#im
    re.fill(0)
    im.fill(0)
    re.set(this.#first)
    im.set(this.#second)
    this.#fft.transform(re, im)
    const size = this.#fft.size
    for (let low = 0; low <= size / 2; low++) {
      const high = (size - low) % size
      const lowRe = re[low] ?? 0
      const lowIm = im[low] ?? 0
      const highRe = re[high] ?? 0
      const highIm = im[high] ?? 0
      // The even part of the sum belongs to the first frame, the odd part to the second.
      const first = (lowRe + highRe) ** 2 + (lowIm - highIm) ** 2
      const second = (lowIm + highIm) ** 2 + (highRe - lowRe) ** 2
      re[low] = first
      im[low] = second
      re[high] = first
      im[high] = second
    }
    // Power spectra are even, so that a forward transform is as good as an inverse one.
    this.#fft.transform(re, im)
  }

  #collect(correlation: Float64Array, frame: number, candidates: PitchCandidates): void {
    const atZero = correlation[0] ?? 0
    if (atZero <= 0) return
    const scale = 1 / atZero
    let before = this.#normalise(correlation, this.#minLag - 1, scale)
    let here = this.#normalise(correlation, this.#minLag, scale)
    for (let lag = this.#minLag; lag <= this.#maxLag; lag++) {
      const after = this.#normalise(correlation, lag + 1, scale)
      if (here > MIN_CORRELATION && here > before && here >= after) this.#addPeak(before, here, after, lag, frame, candidates)
      before = here
      here = after
    }
  }

  #normalise(correlation: Float64Array, lag: number, scale: number): number {
    return ((correlation[lag] ?? 0) * scale) / (this.#windowCorrelation[lag] ?? 1)
  }

  #addPeak(before: number, here: number, after: number, lag: number, frame: number, candidates: PitchCandidates): void {
    const slope = 0.5 * (after - before)
    const curvature = 2 * here - before - after
    const shift = curvature > 0 ? slope / curvature : 0
    const height = here + 0.5 * slope * shift
    const correlation = height > 1 ? 1 / height : height
    const octave = Math.log2(PITCH_RATE / (lag + shift))
    const strength = correlation + OCTAVE_COST * (octave - Math.log2(this.#range.floor))
    const base = frame * MAX_CANDIDATES
    const count = candidates.counts[frame] ?? 1
    let place = count
    if (count < MAX_CANDIDATES) candidates.counts[frame] = count + 1
    else {
      place = 1
      for (let index = 2; index < MAX_CANDIDATES; index++)
        if ((candidates.strengths[base + index] ?? 0) < (candidates.strengths[base + place] ?? 0)) place = index
      if ((candidates.strengths[base + place] ?? 0) >= strength) return
    }
    candidates.strengths[base + place] = strength
    candidates.octaves[base + place] = octave
  }
}

function correlateWindow(window: Float64Array, maxLag: number): Float64Array {
  const correlation = Float64Array.from({ length: maxLag + 1 }, (_, lag) => {
    let sum = 0
    for (let index = 0; index + lag < window.length; index++) sum += (window[index] ?? 0) * (window[index + lag] ?? 0)
    return sum
  })
  const atZero = correlation[0] ?? 1
  return correlation.map((value) => value / atZero)
}
