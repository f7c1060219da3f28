import { z } from 'zod'
import { entryIdSchema } from '../core/ids.ts'

/** Kept beside a file that a machine's voice speaks: what it says, in which language (BCP 47), and which engine made it. */
export const spokenSchema = z.object({
  text: z.string(),
  language: z.string(),
  engine: z.string(),
  isBasic: z.boolean(),
  /** The message that tells the customer so, and without which the voice does not go out; there once it is being sent. */
  noticeId: entryIdSchema.optional(),
})
export type Spoken = z.infer<typeof spokenSchema>
