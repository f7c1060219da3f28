import { z } from 'zod'
import { tierSchema } from '../core/vocabulary.ts'
import { becauseSchema, messageContentSchema, referralSchema, systemEventSchema } from './timeline-entry.ts'

const messageParts = {
  forwarded: z.enum(['no', 'forwarded', 'often']).default('no'),
  referral: referralSchema.nullable().default(null),
}

/** The jsonb column `entries.body`: what is particular to a kind. `v` rises when the shape changes. */
export const entryBodySchema = z.discriminatedUnion('kind', [
  z.object({
    v: z.literal(1),
    kind: z.literal('message'),
    content: messageContentSchema,
    ...messageParts,
    /** The provider payload of a template send, kept to send it again. */
    send: z.unknown().optional(),
  }),
  z.object({ v: z.literal(1), kind: z.literal('voice_note'), isVoicemail: z.boolean().default(false), ...messageParts }),
  z.object({ v: z.literal(1), kind: z.literal('note') }),
  z.object({
    v: z.literal(1),
    kind: z.literal('escalation'),
    fromTier: tierSchema,
    toTier: tierSchema,
    because: z.array(becauseSchema),
  }),
  z.object({ v: z.literal(1), kind: z.literal('system'), what: systemEventSchema }),
])
export type EntryBody = z.infer<typeof entryBodySchema>
