import { z } from 'zod'
import { entryIdSchema, mediaIdSchema } from '../core/ids.ts'
import { maxCaptionLength, maxTextLength } from './text-limits.ts'

const common = {
  /** Made by the sender (a UUID): idempotency key, entry id and echo match in one. */
  id: entryIdSchema.optional(),
  replyTo: entryIdSchema.optional(),
}

const filledText = z
  .string()
  .max(maxTextLength)
  .refine((text) => text.trim().length > 0, 'must not be empty')

/** Values of a template's variables by name, or "1", "2", … for positional templates. */
export const templateParametersSchema = z.object({
  header: z.record(z.string(), z.string()).optional(),
  body: z.record(z.string(), z.string()).optional(),
  /** By button index: the trailing variable of a URL, or the code to copy. */
  buttons: z.record(z.string(), z.string()).optional(),
  headerMediaId: mediaIdSchema.optional(),
})
export type TemplateParameters = z.infer<typeof templateParametersSchema>

/** Body of `POST /conversations/{id}/messages` (api.md). */
export const sendInputSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('text'), text: filledText }),
  z.object({ ...common, kind: z.literal('media'), mediaId: mediaIdSchema, caption: z.string().max(maxCaptionLength).optional() }),
  z.object({ ...common, kind: z.literal('voice'), mediaId: mediaIdSchema }),
  z.object({
    ...common,
    kind: z.literal('template'),
    name: z.string().min(1).max(512),
    language: z.string().min(2).max(20),
    parameters: templateParametersSchema.default({}),
  }),
  z.object({ id: common.id, kind: z.literal('note'), text: filledText }),
])
export type SendInput = z.infer<typeof sendInputSchema>
