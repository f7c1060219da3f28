// What the pitch of one note does, as numbers of this note only. In semitones above 100 Hz throughout. The end of
// each phrase is left out where the course of the note is judged: questions end high in Dutch, and mean nothing.
import { readMedian, readPercentile, readSpread } from './percentile.ts'
import { PITCH_HOP_SECONDS, type PitchTrack } from './pitch-tracker.ts'

export type PitchFeatures = {
  /** Seconds of reliable voice. */
  voicedSeconds: number
  /** Of the whole note. */
  durationSeconds: number
  /** Median of the phrases' bodies, semitones above 100 Hz; null when there is no voice. */
  medianSt: number | null
  /** 5th and 95th percentile and the middle half's width, semitones: for show. */
  p5St: number | null
  p95St: number | null
  iqrSt: number | null
  /** Half seconds that hold enough voice to have a pitch of their own. */
  bins: number
  /** Median slope between all pairs of bins (Theil–Sen), semitones a second. */
  slopeStPerSecond: number
  /** How consistently later bins are higher, −1 to 1 (Kendall). */
  tau: number
  /** Slope times the time from the first bin to the last, semitones. */
  riseSt: number
  /** Median of the last third of the voice less that of the first, semitones. */
  thirdsSt: number
  /** Largest difference between the medians of neighbouring phrases, or of three seconds and the three before them, semitones. */
  jumpSt: number
  /** Level of the last third less that of the first, dB. For show: no rule depends on it. */
  levelChangeDb: number
  /** Reliable voice as a share of the note, 0 to 1. */
  voicedShare: number
  phrasesPerSecond: number
  /** Loud frames above quiet ones (95th less 10th percentile), dB: a guess at the distance from noise. */
  snrDb: number
}

/** Reliable frames only. */
type Voice = { time: number; st: number; level: number }
type Bin = { time: number; st: number }

const REFERENCE_HZ = 100
const MIN_OUTLIER_ST = 8
const OUTLIER_SPREADS = 3.5
const PHRASE_GAP_SECONDS = 0.2
const TAIL_SECONDS = 0.6
const TAIL_SHARE = 0.35
const BIN_SECONDS = 0.5
const MIN_BIN_FRAMES = 8
const MAX_BINS = 240
const MIN_PHRASE_FRAMES = 15
const SHIFT_SECONDS = 3
const SHIFT_STEP_SECONDS = 0.25

export function computePitchFeatures(track: PitchTrack): PitchFeatures {
  const voice = dropOutliers(listReliable(track))
  const phrases = splitIntoPhrases(voice)
  const body = phrases.flatMap(cutTail)
  const pitches = body.map(({ st }) => st)
  const bins = binBody(body)
  const trend = computeTrend(thinEvenly(bins, MAX_BINS))
  return {
    voicedSeconds: voice.length * PITCH_HOP_SECONDS,
    durationSeconds: track.duration,
    medianSt: pitches.length > 0 ? readMedian(pitches) : null,
    p5St: pitches.length > 0 ? readPercentile(pitches, 0.05) : null,
    p95St: pitches.length > 0 ? readPercentile(pitches, 0.95) : null,
    iqrSt: pitches.length > 0 ? readPercentile(pitches, 0.75) - readPercentile(pitches, 0.25) : null,
    bins: bins.length,
    ...trend,
    thirdsSt: compareThirds(pitches),
    jumpSt: Math.max(findLargestJump(phrases), findLargestShift(voice)),
    levelChangeDb: compareThirds(voice.map(({ level }) => level)),
    voicedShare: track.duration > 0 ? (voice.length * PITCH_HOP_SECONDS) / track.duration : 0,
    phrasesPerSecond: track.duration > 0 ? phrases.length / track.duration : 0,
    snrDb: readPercentile(track.levels, 0.95) - readPercentile(track.levels, 0.1),
  }
}

/**
 * The reliable pitch in `count` equal parts of the note, semitones above 100 Hz with one decimal; null where there
 * is none. For drawing.
 */
export function samplePitchCurve(track: PitchTrack, count: number): (number | null)[] {
  const parts = Array.from({ length: count }, (): number[] => [])
  for (const { time, st } of dropOutliers(listReliable(track)))
    parts[Math.min(count - 1, Math.floor((time / track.duration) * count))]?.push(st)
  return parts.map((part) => (part.length === 0 ? null : Math.round(readMedian(part) * 10) / 10))
}

function listReliable({ hz, isReliable, levels }: PitchTrack): Voice[] {
  const voice: Voice[] = []
  hz.forEach((value, frame) => {
    if (isReliable[frame] !== 1) return
    voice.push({ time: (frame + 0.5) * PITCH_HOP_SECONDS, st: 12 * Math.log2(value / REFERENCE_HZ), level: levels[frame] ?? 0 })
  })
  return voice
}

/** Octave slips and squeals. */
function dropOutliers(voice: Voice[]): Voice[] {
  const pitches = voice.map(({ st }) => st)
  const median = readMedian(pitches)
  const limit = Math.max(MIN_OUTLIER_ST, OUTLIER_SPREADS * readSpread(pitches))
  return voice.filter(({ st }) => Math.abs(st - median) <= limit)
}

function splitIntoPhrases(voice: Voice[]): Voice[][] {
  const phrases: Voice[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const frame of voice) {
    // Half a frame of tolerance: times are sums of decimal fractions.
    if (frame.time - last >= PHRASE_GAP_SECONDS - PITCH_HOP_SECONDS / 2) phrases.push([])
    phrases.at(-1)?.push(frame)
    last = frame.time
  }
  return phrases
}

function cutTail(phrase: Voice[]): Voice[] {
  const start = phrase[0]?.time ?? 0
  const end = (phrase.at(-1)?.time ?? 0) + PITCH_HOP_SECONDS
  const tail = Math.min(TAIL_SECONDS, TAIL_SHARE * (end - start))
  return phrase.filter(({ time }) => time < end - tail)
}

function binBody(body: Voice[]): Bin[] {
  const byBin = Map.groupBy(body, ({ time }) => Math.floor(time / BIN_SECONDS))
  return [...byBin]
    .filter(([, frames]) => frames.length >= MIN_BIN_FRAMES)
    .map(([bin, frames]) => ({ time: (bin + 0.5) * BIN_SECONDS, st: readMedian(frames.map(({ st }) => st)) }))
}

function thinEvenly(bins: Bin[], limit: number): Bin[] {
  if (bins.length <= limit) return bins
  return Array.from({ length: limit }, (_, index) => bins[Math.round((index * (bins.length - 1)) / (limit - 1))] ?? { time: 0, st: 0 })
}

function computeTrend(bins: Bin[]): Pick<PitchFeatures, 'slopeStPerSecond' | 'tau' | 'riseSt'> {
  const slopes: number[] = []
  let signs = 0
  bins.forEach((later, index) => {
    for (const earlier of bins.slice(0, index)) {
      slopes.push((later.st - earlier.st) / (later.time - earlier.time))
      signs += Math.sign(later.st - earlier.st)
    }
  })
  if (slopes.length === 0) return { slopeStPerSecond: 0, tau: 0, riseSt: 0 }
  const slope = readMedian(slopes)
  return {
    slopeStPerSecond: slope,
    tau: signs / slopes.length,
    riseSt: slope * ((bins.at(-1)?.time ?? 0) - (bins[0]?.time ?? 0)),
  }
}

function compareThirds(values: number[]): number {
  const third = Math.floor(values.length / 3)
  return third === 0 ? 0 : readMedian(values.slice(-third)) - readMedian(values.slice(0, third))
}

function findLargestJump(phrases: Voice[][]): number {
  const medians = phrases.filter(({ length }) => length >= MIN_PHRASE_FRAMES).map((phrase) => readMedian(phrase.map(({ st }) => st)))
  return medians.reduce((largest, median, index) => (index === 0 ? 0 : Math.max(largest, Math.abs(median - (medians[index - 1] ?? 0)))), 0)
}

/**
 * The same between what is said within three seconds before and after each moment. People talking around the speaker fill
 * the pauses, so that two speakers are one phrase and no phrase is left to compare (DECISIONS.md, 39).
 */
function findLargestShift(voice: Voice[]): number {
  const pitches = Float64Array.from(voice, ({ st }) => st)
  const end = voice.at(-1)?.time ?? 0
  let largest = 0
  let from = 0
  let middle = 0
  let until = 0
  const findNext = (index: number, time: number) => {
    let next = index
    while ((voice[next]?.time ?? Number.POSITIVE_INFINITY) < time) next++
    return next
  }
  for (let time = SHIFT_STEP_SECONDS; time < end; time += SHIFT_STEP_SECONDS) {
    from = findNext(from, time - SHIFT_SECONDS)
    middle = findNext(middle, time)
    until = findNext(until, time + SHIFT_SECONDS)
    if (middle - from < MIN_PHRASE_FRAMES || until - middle < MIN_PHRASE_FRAMES) continue
    const shift = readMedian(pitches.subarray(middle, until)) - readMedian(pitches.subarray(from, middle))
    largest = Math.max(largest, Math.abs(shift))
  }
  return largest
}
