import { z } from 'zod'
import { attachmentSchema } from '../timeline/timeline-entry.ts'
import { maxSpokenLength } from './speaker.ts'

/** Body of `POST /conversations/{id}/speech`. */
export const makeSpeechSchema = z.strictObject({
  text: z.string().trim().min(1).max(maxSpokenLength),
  /** BCP 47; left out, the language the customer was last heard to speak. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a code such as nl')
    .optional(),
})
export type MakeSpeechInput = z.infer<typeof makeSpeechSchema>

/** A voice to listen to before it is sent with `{kind: 'voice', mediaId}`. */
export const speechSchema = z.object({
  attachment: attachmentSchema,
  durationMs: z.number().int().nonnegative(),
  /** Heights of 200 equal parts, 0 to 100. */
  peaks: z.array(z.number().int().min(0).max(100)),
  language: z.string(),
  /** True for the clearly robotic voice that needs no endpoint. */
  isBasic: z.boolean(),
  /** What the customer reads before it: goes out by itself, in front of the voice. */
  notice: z.string(),
})
export type Speech = z.infer<typeof speechSchema>
