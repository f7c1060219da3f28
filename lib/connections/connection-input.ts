import { z } from 'zod'
import { tierSchema } from '../core/vocabulary.ts'

const secret = z.string().trim().min(1).max(2000)
const decimalId = z.string().regex(/^\d{5,25}$/, 'must be the decimal id Meta shows')
const timeZone = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
    'must be an IANA time zone such as Europe/Amsterdam',
  )

/** Body of `POST /connections`: a WhatsApp number. Secrets go in and never come out. */
export const createConnectionSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  channel: z.literal('whatsapp').default('whatsapp'),
  phoneNumberId: decimalId,
  wabaId: decimalId,
  displayNumber: z.string().regex(/^\+?[\d\s-]{6,24}$/, 'must be a phone number with country code'),
  accessToken: secret,
  appSecret: secret,
  timeZone: timeZone.default('Europe/Amsterdam'),
  defaultTier: tierSchema.default('text_bot'),
})

export const updateConnectionSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  phoneNumberId: decimalId.optional(),
  wabaId: decimalId.optional(),
  displayNumber: createConnectionSchema.shape.displayNumber.optional(),
  timeZone: timeZone.optional(),
  defaultTier: tierSchema.optional(),
  /** Whether the bot answers on this number. */
  isBotOn: z.boolean().optional(),
  status: z.enum(['active', 'paused']).optional(),
  accessToken: secret.optional(),
  /** The new secret counts beside the old ones until `dropOldAppSecrets` (whatsapp-messages.md 1.2, rotation). */
  appSecret: secret.optional(),
  dropOldAppSecrets: z.boolean().optional(),
  renewVerifyToken: z.boolean().optional(),
})
export type UpdateConnection = z.infer<typeof updateConnectionSchema>
