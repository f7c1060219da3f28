// Whether the pitch of a note is raised: within the note, or against the customer's own earlier notes. Raised pitch
// means arousal, not anger: joy, noise around or another speaker raise it too, and cold anger does not. It is
// labelled as what is measured and can only raise priority.
import { readMedian, readSpread } from './percentile.ts'
import type { PitchFeatures } from './pitch-features.ts'

export type PitchThresholds = {
  /** Less reliable voice is not enough to say anything, seconds. */
  minVoicedSeconds: number
  /** Less distance from noise is not enough either, dB. */
  minSnrDb: number
  /** Within the note: all of these must be met. */
  minDurationSeconds: number
  minBins: number
  minRiseSt: number
  minThirdsSt: number
  minTau: number
  /** Against the customer's usual: both must be met. Semitones, and standard deviations. */
  minAboveUsualSt: number
  minAboveUsualDeviations: number
  /** A step this large is an outburst, or a second speaker, or laughter. */
  abruptJumpSt: number
}

/** May trigger an escalation where the workspace lets it. */
export const STRICT_PITCH_THRESHOLDS: PitchThresholds = {
  minVoicedSeconds: 1.5,
  minSnrDb: 10,
  minDurationSeconds: 4,
  minBins: 6,
  minRiseSt: 3.5,
  minThirdsSt: 3,
  minTau: 0.25,
  minAboveUsualSt: 3,
  minAboveUsualDeviations: 2,
  abruptJumpSt: 8,
}

/** For a badge only: finds a few more, and is wrong a little more often. */
export const MILD_PITCH_THRESHOLDS: PitchThresholds = {
  ...STRICT_PITCH_THRESHOLDS,
  minRiseSt: 2.5,
  minThirdsSt: 2,
  minTau: 0.2,
  minAboveUsualSt: 2.5,
  minAboveUsualDeviations: 1.5,
}

/** The customer's usual pitch, from their own earlier notes. */
export type PitchBaseline = {
  /** Semitones above 100 Hz. */
  medianSt: number
  /** Semitones; never below 1.2, by which calm notes of one speaker differ. */
  deviationSt: number
  notes: number
}

export type EarlierPitch = Pick<PitchFeatures, 'voicedSeconds' | 'medianSt'> & { isFlagged: boolean }

export type PitchDecision =
  | { kind: 'not_enough'; reason: 'little_voice' | 'noisy' }
  | ({ kind: 'usual' | 'rise' | 'raised' | 'abrupt' } & PitchMeasure)

/** The numbers that go with the decision, to be shown as they are. */
export type PitchMeasure = {
  /** Within the note, semitones. */
  riseSt: number
  /** Above the customer's usual, semitones and standard deviations; null without a baseline. */
  aboveUsualSt: number | null
  aboveUsualDeviations: number | null
  /** For sorting only, 0 to 2; 1 is the strict threshold. */
  score: number
}

const MIN_DEVIATION_ST = 1.2
const MIN_BASELINE_VOICED_SECONDS = 1.2
const MIN_BASELINE_NOTES = 3
const MAX_BASELINE_NOTES = 10

/** @param earlier notes of the same customer, the newest last. Undefined when fewer than three of them will do. */
export function computePitchBaseline(earlier: EarlierPitch[]): PitchBaseline | undefined {
  const medians = earlier
    .filter(({ isFlagged, voicedSeconds }) => !isFlagged && voicedSeconds >= MIN_BASELINE_VOICED_SECONDS)
    .flatMap(({ medianSt }) => medianSt ?? [])
    .slice(-MAX_BASELINE_NOTES)
  if (medians.length < MIN_BASELINE_NOTES) return undefined
  return { medianSt: readMedian(medians), deviationSt: Math.max(MIN_DEVIATION_ST, readSpread(medians)), notes: medians.length }
}

export function decidePitch(
  features: PitchFeatures,
  baseline: PitchBaseline | undefined,
  thresholds: PitchThresholds = STRICT_PITCH_THRESHOLDS,
): PitchDecision {
  if (features.voicedSeconds < thresholds.minVoicedSeconds || features.medianSt === null)
    return { kind: 'not_enough', reason: 'little_voice' }
  if (features.snrDb < thresholds.minSnrDb) return { kind: 'not_enough', reason: 'noisy' }
  const aboveUsualSt = baseline ? features.medianSt - baseline.medianSt : null
  const aboveUsualDeviations = baseline && aboveUsualSt !== null ? aboveUsualSt / baseline.deviationSt : null
  const measure = { riseSt: features.riseSt, aboveUsualSt, aboveUsualDeviations, score: computeScore(features.riseSt, aboveUsualSt ?? 0) }
  const hasRise = isRise(features, thresholds)
  if (!hasRise && !isRaised(measure, thresholds)) return { kind: 'usual', ...measure }
  if (features.jumpSt >= thresholds.abruptJumpSt) return { kind: 'abrupt', ...measure }
  return { kind: hasRise ? 'rise' : 'raised', ...measure }
}

function isRise(features: PitchFeatures, thresholds: PitchThresholds): boolean {
  return (
    features.durationSeconds >= thresholds.minDurationSeconds &&
    features.bins >= thresholds.minBins &&
    features.riseSt >= thresholds.minRiseSt &&
    features.thirdsSt >= thresholds.minThirdsSt &&
    features.tau >= thresholds.minTau
  )
}

function isRaised({ aboveUsualSt, aboveUsualDeviations }: PitchMeasure, thresholds: PitchThresholds): boolean {
  if (aboveUsualSt === null || aboveUsualDeviations === null) return false
  return aboveUsualSt >= thresholds.minAboveUsualSt && aboveUsualDeviations >= thresholds.minAboveUsualDeviations
}

function computeScore(riseSt: number, aboveUsualSt: number): number {
  const share = Math.max(riseSt / STRICT_PITCH_THRESHOLDS.minRiseSt, aboveUsualSt / STRICT_PITCH_THRESHOLDS.minAboveUsualSt)
  return Math.min(2, Math.max(0, share))
}
