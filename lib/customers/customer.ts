import { z } from 'zod'
import { connectionIdSchema, conversationIdSchema, customerIdSchema } from '../core/ids.ts'
import { channelSchema, conversationStatusSchema, tierSchema } from '../core/vocabulary.ts'

const instant = z.iso.datetime()

/**
 * How a person is known on a channel. `whatsapp_user` is the business-scoped user id, the key;
 * `whatsapp` is a phone number in digits, an attribute that may be absent (whatsapp-messages.md 2.3).
 */
export const identityKindSchema = z.enum(['whatsapp_user', 'whatsapp_parent_user', 'whatsapp', 'email', 'messenger', 'instagram'])
export type IdentityKind = z.infer<typeof identityKindSchema>

export const identitySchema = z.object({
  kind: identityKindSchema,
  value: z.string(),
  /** Set when the customer moved on to another number or id; kept so that late messages still find them. */
  retiredAt: instant.nullable(),
})

export const customerSchema = z.object({
  id: customerIdSchema,
  /** What to call them: the agent's name for them, else the profile name, username, number. */
  name: z.string(),
  profileName: z.string().nullable(),
  username: z.string().nullable(),
  /** International form for reading, such as "+31 6 00000002"; null while withheld. */
  phone: z.string().nullable(),
  /** ISO 3166 alpha-2 by dial code, else by BSUID prefix. */
  country: z.string().nullable(),
  email: z.string().nullable(),
  marketingStoppedAt: instant.nullable(),
  createdAt: instant,
  identities: z.array(identitySchema),
})
export type Customer = z.infer<typeof customerSchema>

/** The customer panel: the person, their windows and earlier conversations. */
export const customerDetailSchema = customerSchema.extend({
  windows: z.array(z.object({ connectionId: connectionIdSchema, closesAt: instant })),
  conversations: z.array(
    z.object({
      id: conversationIdSchema,
      status: conversationStatusSchema,
      tier: tierSchema,
      channel: channelSchema,
      openedAt: instant,
      resolvedAt: instant.nullable(),
    }),
  ),
  consent: z.object({ marketing: z.enum(['unknown', 'stopped']) }),
})
export type CustomerDetail = z.infer<typeof customerDetailSchema>
