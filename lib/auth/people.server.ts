import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { type AgentRecord, listAgents, listAudit, listTokens } from '../../db/queries/agents.ts'
import type { agentSchema, tokenSchema, userSchema } from '../api/endpoints/admin-endpoints.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import { tokenIdSchema } from '../core/ids.ts'
import type { Locale } from '../core/vocabulary.ts'
import type { Actor } from './actor.ts'
import { updateAgent } from './agents.server.ts'

export function describeMe(actor: Actor) {
  return actor.kind === 'agent'
    ? { id: actor.id, name: actor.name, email: actor.email, role: actor.role, locale: actor.locale }
    : { id: actor.id, name: actor.name, email: null, role: actor.role, locale: 'en' as const }
}

/** Sets one's own language. */
export async function changeLocale(actor: Actor, locale: Locale): Promise<{ locale: Locale }> {
  if (actor.kind !== 'agent') throw new AppError('forbidden', { publicMessage: 'A token has no language.' })
  await updateAgent(actor, actor.id, { locale })
  return { locale }
}

/** Everybody who can be assigned, without addresses: what every agent may know of the others. */
export async function listColleagues(): Promise<z.infer<typeof agentSchema>[]> {
  return (await listAgents(clients().db)).map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    isDeactivated: row.deactivatedAt !== null,
  }))
}

export async function listUsers(): Promise<z.infer<typeof userSchema>[]> {
  return (await listAgents(clients().db)).map(describeUser)
}

export function describeUser(row: AgentRecord): z.infer<typeof userSchema> {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    email: row.email,
    locale: row.locale,
    isDeactivated: row.deactivatedAt !== null,
    hasPassword: row.passwordHash !== null,
    createdAt: row.createdAt.toISOString(),
  }
}

const tokenCursor = z.object({ id: tokenIdSchema })

export async function listApiTokens(input: {
  cursor: string | null
  limit: number
}): Promise<{ items: z.infer<typeof tokenSchema>[]; nextCursor: string | null }> {
  const rows = await listTokens(clients().db, decodeCursor(tokenCursor, input.cursor)?.id ?? null, input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => ({
      id: row.id,
      name: row.name,
      role: row.role,
      hint: row.hint,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    })),
    nextCursor: last ? encodeCursor({ id: last.id }) : null,
  }
}

const auditCursor = z.object({ id: z.number().int() })

/** What admins did, newest first. */
export async function listAuditRows(input: { cursor: string | null; limit: number }) {
  const rows = await listAudit(clients().db, decodeCursor(auditCursor, input.cursor)?.id ?? null, input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: { kind: row.actorKind, name: row.actorName },
      action: row.action,
      subject: row.subject,
      detail: row.detail,
    })),
    nextCursor: last ? encodeCursor({ id: last.id }) : null,
  }
}
