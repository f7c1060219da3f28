import { z } from 'zod'
import { providerInteger } from '../core/decimal.ts'

// Shapes of WhatsApp webhooks (whatsapp-messages.md 2 and 3), as loose as the provider is: only what we use is named,
// unknown properties pass through, and damaged parts are found one by one so that neighbours survive.

/** The end of the year 9999: what dates can be written as, and far more than a clock gone wrong says. */
const maxSeconds = 253_402_300_799

/** Unix seconds, given as text or as a number (section 0, "Time"). */
export const unixSeconds = z
  .union([z.string().regex(/^\d{1,12}$/), z.number().int().nonnegative()])
  .transform(Number)
  .pipe(z.number().max(maxSeconds))

const text = z.string()
/** Empty strings count as absent: late-2025 drafts sent them for withheld properties (2.3). */
export const maybeText = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined || value === '' ? undefined : String(value)))

export const errorSchema = z.looseObject({
  code: providerInteger,
  title: maybeText,
  message: maybeText,
  details: maybeText,
  error_data: z.looseObject({ details: maybeText }).optional().catch(undefined),
})
export type ProviderError = z.infer<typeof errorSchema>

export const contactSchema = z.looseObject({
  profile: z.looseObject({ name: maybeText, username: maybeText }).optional().catch(undefined),
  wa_id: maybeText,
  user_id: maybeText,
  parent_user_id: maybeText,
})
export type ProviderContact = z.infer<typeof contactSchema>

export const contextSchema = z.looseObject({
  from: maybeText,
  id: maybeText,
  forwarded: z.boolean().optional().catch(undefined),
  frequently_forwarded: z.boolean().optional().catch(undefined),
})

export const messageSchema = z.looseObject({
  id: text.min(1).max(512),
  timestamp: unixSeconds,
  type: text.min(1).max(64),
  from: maybeText,
  from_user_id: maybeText,
  from_parent_user_id: maybeText,
  group_id: maybeText,
  context: contextSchema.optional().catch(undefined),
  referral: z
    .looseObject({ source_type: maybeText, source_url: maybeText, headline: maybeText, body: maybeText })
    .optional()
    .catch(undefined),
  errors: z.array(errorSchema).optional().catch(undefined),
})
export type ProviderMessage = z.infer<typeof messageSchema>

export const statusSchema = z.looseObject({
  id: text.min(1).max(512),
  status: text.min(1).max(64),
  timestamp: unixSeconds,
  recipient_id: maybeText,
  recipient_type: maybeText,
  recipient_user_id: maybeText,
  recipient_participant_id: maybeText,
  recipient_participant_user_id: maybeText,
  biz_opaque_callback_data: maybeText,
  pricing: z.looseObject({ pricing_model: maybeText, type: maybeText, category: maybeText }).optional().catch(undefined),
  errors: z.array(errorSchema).optional().catch(undefined),
})
export type ProviderStatus = z.infer<typeof statusSchema>

export const preferenceSchema = z.looseObject({
  wa_id: maybeText,
  user_id: maybeText,
  category: maybeText,
  value: text,
  timestamp: unixSeconds,
})
export type ProviderPreference = z.infer<typeof preferenceSchema>

export const metadataSchema = z.looseObject({ phone_number_id: maybeText, display_phone_number: maybeText })

const bsuidPattern = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/** Whether a text is a business-scoped user id: country, dot, up to 128 letters and digits (2.3). */
export function isUserId(value: string): boolean {
  return bsuidPattern.test(value)
}

/** Digits of a phone number, or undefined when it is none: one has been seen to hold a user id (2.3). */
export function phoneDigits(value: string | undefined): string | undefined {
  if (!value || isUserId(value)) return undefined
  const digits = value.replace(/[^\d]/g, '')
  return digits.length >= 5 && digits.length <= 20 ? digits : undefined
}
