import { z } from 'zod'
import type { EmbeddedModel } from './find-model.ts'

/** To the engine's process: the model to load, once; then one sound after the other (mono, 16 kHz, −1 to 1). */
export type EngineRequest =
  | { kind: 'load'; model: EmbeddedModel; threads: number; maxMemoryMb: number }
  | { kind: 'hear'; samples: Float32Array; language: string | null }

/** What the engine says of one sound. Times in seconds, one for each token, where the model has them. */
export const heardSchema = z.object({
  text: z.string(),
  lang: z.string().default(''),
  tokens: z.array(z.string()).default([]),
  timestamps: z.array(z.number()).default([]),
})
export type Heard = z.infer<typeof heardSchema>

/** `no_engine`: the optional package is not installed here. */
export type EngineReply = { kind: 'loaded' } | { kind: 'heard'; heard: Heard } | { kind: 'failed'; reason: 'no_engine' | 'broken' }

/** The process ends itself with this code when it needs more memory than it may. */
export const tooMuchMemory = 86
