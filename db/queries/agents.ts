import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { AgentId, TokenId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { agents } from '../schema/agents.ts'
import { apiTokens } from '../schema/api-tokens.ts'
import { auditRows } from '../schema/audit.ts'

export type AgentRecord = typeof agents.$inferSelect

export async function findAgent(tx: Tx, id: AgentId): Promise<AgentRecord | null> {
  const [row] = await tx.select().from(agents).where(eq(agents.id, id))
  return row ?? null
}

export async function findAgentByEmail(tx: Tx, email: string): Promise<AgentRecord | null> {
  const [row] = await tx.select().from(agents).where(eq(agents.email, email))
  return row ?? null
}

export async function listAgents(tx: Tx): Promise<AgentRecord[]> {
  return tx.select().from(agents).orderBy(asc(agents.name), asc(agents.id))
}

/** The languages of the people who work here, that of most first. */
export async function listAgentLocales(tx: Tx): Promise<AgentRecord['locale'][]> {
  const rows = await tx
    .select({ locale: agents.locale })
    .from(agents)
    .where(isNull(agents.deactivatedAt))
    .groupBy(agents.locale)
    .orderBy(desc(sql`count(*)`), asc(agents.locale))
  return rows.map((row) => row.locale)
}

export async function insertAgent(tx: Tx, row: typeof agents.$inferInsert): Promise<boolean> {
  const added = await tx.insert(agents).values(row).onConflictDoNothing().returning({ id: agents.id })
  return added.length > 0
}

/** Changes an agent; `endSessions` makes every session of theirs invalid. */
export async function updateAgent(tx: Tx, id: AgentId, change: Partial<AgentRecord>, endSessions: boolean): Promise<void> {
  await tx
    .update(agents)
    .set({ ...change, ...(endSessions && { sessionVersion: sql`${agents.sessionVersion} + 1` }) })
    .where(eq(agents.id, id))
}

export async function countActiveAdmins(tx: Tx): Promise<number> {
  return tx.$count(agents, and(eq(agents.role, 'admin'), isNull(agents.deactivatedAt)))
}

export async function insertToken(tx: Tx, row: typeof apiTokens.$inferInsert): Promise<void> {
  await tx.insert(apiTokens).values(row)
}

/** The token behind a hash, if it still counts. */
export async function findLiveToken(tx: Tx, tokenHash: string) {
  const [row] = await tx
    .select()
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.tokenHash, tokenHash),
        isNull(apiTokens.revokedAt),
        sql`(${apiTokens.expiresAt} is null or ${apiTokens.expiresAt} > now())`,
      ),
    )
  return row ?? null
}

/** Notes that a token was used, at most once a minute so that reading does not become writing. */
export async function touchToken(tx: Tx, id: TokenId): Promise<void> {
  await tx
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiTokens.id, id), sql`(${apiTokens.lastUsedAt} is null or ${apiTokens.lastUsedAt} < now() - interval '1 minute')`))
}

export async function listTokens(tx: Tx, after: TokenId | null, limit: number) {
  return tx
    .select()
    .from(apiTokens)
    .where(after ? gt(apiTokens.id, after) : undefined)
    .orderBy(asc(apiTokens.id))
    .limit(limit)
}

/** @returns false when there is no such live token. */
export async function revokeToken(tx: Tx, id: TokenId): Promise<boolean> {
  const revoked = await tx
    .update(apiTokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id })
  return revoked.length > 0
}

export async function insertAudit(tx: Tx, row: typeof auditRows.$inferInsert): Promise<void> {
  await tx.insert(auditRows).values(row)
}

export async function listAudit(tx: Tx, before: number | null, limit: number) {
  return tx
    .select()
    .from(auditRows)
    .where(before === null ? undefined : lt(auditRows.id, before))
    .orderBy(desc(auditRows.id))
    .limit(limit)
}
