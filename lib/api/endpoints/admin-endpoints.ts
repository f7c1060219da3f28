import { z } from 'zod'
import { createAgentSchema, createTokenSchema, updateAgentSchema } from '../../auth/people-input.ts'
import { createConnectionSchema, updateConnectionSchema } from '../../connections/connection-input.ts'
import { cursorSchema, limitSchema } from '../../core/cursor.ts'
import { decimal } from '../../core/decimal.ts'
import { agentIdSchema, connectionIdSchema, mediaIdSchema, tokenIdSchema } from '../../core/ids.ts'
import { channelSchema, localeSchema, roleSchema, tierSchema } from '../../core/vocabulary.ts'
import { deliveryCountsSchema } from '../../ingest/delivery-counts.ts'
import { parkedCauseSchema } from '../../ingest/parked-cause.ts'
import { templateSchema } from '../../messages/template.ts'
import { readPricingSchema, replacePricingSchema } from '../../pricing/pricing-input.ts'
import { attachmentSchema } from '../../timeline/timeline-entry.ts'
import type { Endpoint } from '../endpoint.ts'

const instant = z.iso.datetime()
const connectionParams = z.object({ id: connectionIdSchema })

export const agentSchema = z.object({ id: agentIdSchema, name: z.string(), role: roleSchema, isDeactivated: z.boolean() })
export const userSchema = agentSchema.extend({ email: z.string(), locale: localeSchema, createdAt: instant, hasPassword: z.boolean() })
export const tokenSchema = z.object({
  id: tokenIdSchema,
  name: z.string(),
  role: roleSchema,
  hint: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export const connectionSchema = z.object({
  id: connectionIdSchema,
  key: z.string(),
  channel: channelSchema,
  name: z.string(),
  displayNumber: z.string().nullable(),
  phoneNumberId: z.string().nullable(),
  wabaId: z.string().nullable(),
  timeZone: z.string(),
  defaultTier: tierSchema,
  isBotOn: z.boolean(),
  status: z.enum(['active', 'paused', 'needs_operator']),
  problem: z.object({ code: z.number().nullable(), reason: z.string(), at: z.string() }).nullable(),
  createdAt: instant,
  /** Admins only: what to paste at Meta, and which secrets are set (never the secrets themselves). */
  setUp: z
    .object({ webhookUrl: z.string(), verifyToken: z.string().nullable(), hasAccessToken: z.boolean(), appSecretCount: z.number().int() })
    .nullable(),
})
const parkedParts = {
  cause: parkedCauseSchema
    .nullable()
    .meta({ description: 'Why it is parked, for programs; null when it is not, or was parked before causes were codes' }),
  reason: z.string().nullable().meta({ description: 'The same in English, for people' }),
}
export const deliverySchema = z.object({
  id: z.number().int(),
  receivedAt: instant,
  connection: z.object({ id: connectionIdSchema, name: z.string() }),
  status: z.enum(['received', 'understood', 'parked']),
  ...parkedParts,
  parkedElements: z
    .array(z.object({ path: z.string().meta({ description: 'Its place in the body: `entry[0].changes[1].messages[2]`' }), ...parkedParts }))
    .meta({ description: 'Elements that were not understood; their neighbours were' }),
  counts: deliveryCountsSchema.nullable(),
  entryIds: z.array(z.string()),
  attempts: z.number().int(),
  sizeBytes: z.number().int(),
})
const deliveryParams = z.object({ id: decimal(1) })
const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const adminEndpoints = {
  getMe: {
    method: 'GET',
    path: '/me',
    summary: 'Who this session or token is',
    response: z.object({ id: z.string(), name: z.string(), email: z.string().nullable(), role: roleSchema, locale: localeSchema }),
  },
  changeMe: {
    method: 'PATCH',
    path: '/me',
    summary: "Set one's own language",
    body: z.strictObject({ locale: localeSchema }),
    response: z.object({ locale: localeSchema }),
  },
  listAgents: {
    method: 'GET',
    path: '/agents',
    summary: 'Everybody who can be assigned',
    response: z.object({ items: z.array(agentSchema) }),
  },
  listUsers: {
    method: 'GET',
    path: '/users',
    summary: 'Everybody with an account',
    role: 'admin',
    response: z.object({ items: z.array(userSchema) }),
  },
  createUser: {
    method: 'POST',
    path: '/users',
    summary: 'Make an account',
    role: 'admin',
    body: createAgentSchema,
    response: userSchema,
    status: 201,
  },
  updateUser: {
    method: 'PATCH',
    path: '/users/{id}',
    summary: 'Change an account; a new role or password, or deactivation, ends its sessions',
    role: 'admin',
    params: z.object({ id: agentIdSchema }),
    body: updateAgentSchema,
    response: userSchema,
  },
  listTokens: {
    method: 'GET',
    path: '/tokens',
    summary: 'API tokens, without the tokens themselves',
    role: 'admin',
    query: z.object({ cursor: cursorSchema, limit: limitSchema }),
    response: list(tokenSchema),
  },
  createToken: {
    method: 'POST',
    path: '/tokens',
    summary: 'Make an API token; it is shown in this answer and never again',
    role: 'admin',
    body: createTokenSchema,
    response: z.object({ id: tokenIdSchema, token: z.string(), hint: z.string() }),
    status: 201,
  },
  revokeToken: {
    method: 'DELETE',
    path: '/tokens/{id}',
    summary: 'Revoke an API token',
    role: 'admin',
    params: z.object({ id: tokenIdSchema }),
    status: 204,
  },
  listConnections: {
    method: 'GET',
    path: '/connections',
    summary: 'Numbers and pages; what to set up at Meta for admins only',
    response: z.object({ items: z.array(connectionSchema) }),
  },
  createConnection: {
    method: 'POST',
    path: '/connections',
    summary: 'Add a WhatsApp number',
    role: 'admin',
    body: createConnectionSchema,
    response: connectionSchema,
    status: 201,
  },
  updateConnection: {
    method: 'PATCH',
    path: '/connections/{id}',
    summary: 'Change a connection; a new access token or `status: active` starts what was waiting',
    role: 'admin',
    params: connectionParams,
    body: updateConnectionSchema,
    response: connectionSchema,
  },
  syncTemplates: {
    method: 'POST',
    path: '/connections/{id}/templates/sync',
    summary: 'Read the templates from Meta again',
    role: 'admin',
    params: connectionParams,
    response: z.object({ isQueued: z.literal(true) }),
    status: 202,
  },
  listTemplates: {
    method: 'GET',
    path: '/templates',
    summary: 'Message templates of a connection',
    query: z.object({ connectionId: connectionIdSchema }),
    response: z.object({ items: z.array(templateSchema) }),
  },
  listDeliveries: {
    method: 'GET',
    path: '/deliveries',
    summary: 'Raw webhooks and what became of them, newest first',
    role: 'admin',
    query: z.object({ status: z.enum(['received', 'understood', 'parked']).optional(), cursor: cursorSchema, limit: limitSchema }),
    response: list(deliverySchema),
  },
  replayDelivery: {
    method: 'POST',
    path: '/deliveries/{id}/replay',
    summary: 'Understand a delivery again; what it became before is not doubled',
    role: 'admin',
    params: deliveryParams,
    response: z.object({ id: z.number().int() }),
    status: 202,
  },
  getIngest: {
    method: 'GET',
    path: '/ingest',
    summary: 'Received against shown, what waits, and what we did not know',
    role: 'admin',
    response: z.object({
      isStalled: z.boolean(),
      oldestMs: z.number(),
      waiting: z.number().int(),
      parked: z.number().int(),
      parkedJobs: z.number().int(),
      connections: z.array(
        z.object({
          connectionId: connectionIdSchema,
          messages: z.object({ received: z.number(), shown: z.number(), duplicate: z.number(), ignored: z.number(), parked: z.number() }),
          unaccounted: z.number(),
          unknown: z.array(z.object({ name: z.string(), count: z.number() })),
        }),
      ),
    }),
  },
  getRates: { method: 'GET', path: '/rates', summary: 'Dated prices, markets, allowances and rules', response: readPricingSchema },
  replaceRates: {
    method: 'PUT',
    path: '/rates',
    summary:
      'Replace the dated price data as a whole; 409 `conflict` when the `version` given is not the newest, without one the last write wins',
    role: 'admin',
    body: replacePricingSchema,
    response: readPricingSchema,
  },
  listAudit: {
    method: 'GET',
    path: '/audit',
    summary: 'What admins did, newest first',
    role: 'supervisor',
    query: z.object({ cursor: cursorSchema, limit: limitSchema }),
    response: list(
      z.object({
        id: z.number().int(),
        at: instant,
        actor: z.object({ kind: z.string(), name: z.string() }),
        action: z.string(),
        subject: z.string().nullable(),
        detail: z.unknown().meta({ description: 'What was changed; its shape depends on the action' }),
      }),
    ),
  },
  uploadMedia: {
    method: 'POST',
    path: '/media',
    summary: 'Upload a file (multipart, field `file`) to send later; `as=voice` takes any sound and makes it a voice message',
    query: z.object({ as: z.enum(['file', 'voice']).default('file') }),
    response: attachmentSchema,
    status: 201,
  },
  getMedia: {
    method: 'GET',
    path: '/media/{id}',
    summary: 'The bytes of a file, with Range support',
    params: z.object({ id: mediaIdSchema }),
    query: z.object({
      variant: z.enum(['original', 'thumbnail']).default('original'),
      download: z.stringbool().optional(),
      /** Another rendition of a sound, for players that cannot play the original. */
      as: z.enum(['webm', 'wav']).optional(),
    }),
  },
} as const satisfies Record<string, Endpoint>
