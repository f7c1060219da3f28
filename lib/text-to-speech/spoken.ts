import { z } from 'zod'

/** Kept beside a file that a machine's voice speaks: what it says, in which language (BCP 47), and which engine made it. */
export const spokenSchema = z.object({ text: z.string(), language: z.string(), engine: z.string(), isBasic: z.boolean() })
export type Spoken = z.infer<typeof spokenSchema>
