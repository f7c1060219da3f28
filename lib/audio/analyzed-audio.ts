import type { Damage } from './audio-outcome.ts'
import type { Level } from './level.ts'

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
}
