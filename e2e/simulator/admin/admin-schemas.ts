/** Inputs of the admin API; the client's parameter types come from here. */
import { z } from 'zod'

export const createUserSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().min(1),
  phone: z.string().regex(/^\d{6,15}$/),
  /** Made up from `country` unless given. */
  bsuid: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/)
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('NL'),
  username: z
    .string()
    .regex(/^[a-z0-9._]{3,35}$/)
    .nullable()
    .default(null),
})
export type CreateUserInput = z.input<typeof createUserSchema>

export const patchUserSchema = z.strictObject({
  name: z.string().min(1).optional(),
  isOnline: z.boolean().optional(),
  hasReadReceipts: z.boolean().optional(),
  isReachable: z.boolean().optional(),
  inContactBook: z.boolean().optional(),
  /** Also sends the `user_preferences` webhook. */
  hasStoppedMarketing: z.boolean().optional(),
})
export type PatchUserInput = z.infer<typeof patchUserSchema>

export const patchNumberSchema = z.strictObject({
  hasPaymentMethod: z.boolean().optional(),
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'NA']).optional(),
  throughput: z.enum(['STANDARD', 'HIGH']).optional(),
  limitTier: z.string().optional(),
  /** Sets the running month's count of service messages. */
  serviceMessagesThisMonth: z.number().int().min(0).optional(),
})
export type PatchNumberInput = z.infer<typeof patchNumberSchema>

export const chatSchema = z.object({ isOpen: z.boolean(), numberId: z.string().optional() })
export const changeNumberSchema = z.object({ phone: z.string() })
export const usernameSchema = z.object({ username: z.string().nullable(), withhold: z.boolean().default(true) })

export const burstSchema = z.object({
  count: z.number().int().min(1).max(100_000),
  /** `{n}` becomes the running number, from 1. */
  text: z.string().default('Bericht {n}'),
})

export const rawWebhookSchema = z.object({
  /** The body: a string goes byte for byte, anything else is serialised as the provider would. */
  body: z.unknown(),
  signature: z.enum(['right', 'wrong', 'none']).default('right'),
  /** The configured callback unless given. */
  url: z.string().optional(),
})
export type RawWebhookInput = z.input<typeof rawWebhookSchema>

export const clockSchema = z.object({
  advanceMs: z.number().int().optional(),
  setToMs: z.number().int().optional(),
  frozen: z.boolean().optional(),
})
export type ClockInput = z.infer<typeof clockSchema>

export const webhookTargetSchema = z.object({
  url: z.string().nullable(),
  /** Do the verification handshake first, and refuse when it fails. */
  verify: z.boolean().default(false),
})

export const templateStatusSchema = z.object({
  status: z.enum(['APPROVED', 'REJECTED', 'PENDING', 'PAUSED', 'DISABLED']),
  reason: z.string().default('NONE'),
})

export const accountEventSchema = z.object({ field: z.string(), value: z.record(z.string(), z.unknown()) })
