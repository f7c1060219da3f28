import type { Damage } from './audio-outcome.ts'
import type { Level } from './level.ts'
import type { PitchFeatures } from './pitch-features.ts'

/** All that is measured of a sound in one pass. */
export type AnalyzedAudio = {
  outcome: 'analyzed'
  durationMs: number
  /** There was more than an hour; only the first is measured. */
  isCut: boolean
  /** Heights of 64 and of 200 equal parts, 0 to 100: see `PeakMeter`. */
  peaks64: number[]
  peaks200: number[]
  /** Time at the level of speech, whether voiced or not. */
  voicedMs: number
  level: Level
  damage: Damage
  /** Only where it was asked for. */
  pitch?: PitchAnalysis
}

export type PitchAnalysis = {
  features: PitchFeatures
  /** 200 equal parts of the sound, semitones above 100 Hz; null where there is no reliable voice. */
  curve: (number | null)[]
}
