import { z } from 'zod'
import { pitchSchema } from './recording.ts'

/** The jsonb column `recordings.pitch`: what a `Pitch` shows, and what later notes of the customer are compared with. */
export const storedPitchSchema = z.object({
  outcome: pitchSchema.shape.outcome.default(null),
  medianHz: pitchSchema.shape.medianHz.default(null),
  riseSt: pitchSchema.shape.riseSt.default(null),
  aboveUsualSt: pitchSchema.shape.aboveUsualSt.default(null),
  curve: pitchSchema.shape.curve.default([]),
  /** Reliable voice, and its median in semitones over 100 Hz (lib/audio/pitch-features.ts). */
  voicedSeconds: z.number().default(0),
  medianSt: z.number().nullable().default(null),
})
export type StoredPitch = z.infer<typeof storedPitchSchema>
