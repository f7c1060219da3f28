import { z } from 'zod'
import { localeSchema, roleSchema } from '../core/vocabulary.ts'

/** Shortest password taken (NIST SP 800-63B asks for eight; with an own server we can ask a little more). */
export const minPasswordLength = 10
const password = z.string().min(minPasswordLength).max(200)

export const createAgentSchema = z.object({
  email: z.email().max(320),
  name: z.string().trim().min(1).max(120),
  role: roleSchema,
  locale: localeSchema.default('nl'),
  /** Left out for people who only come in through OpenID Connect. */
  password: password.optional(),
})

export const updateAgentSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  role: roleSchema.optional(),
  locale: localeSchema.optional(),
  password: password.optional(),
  isDeactivated: z.boolean().optional(),
})

export const createTokenSchema = z.object({
  name: z.string().trim().min(1).max(120),
  role: roleSchema,
  expiresAt: z.iso.datetime().optional(),
})
