import { and, desc, eq, gt, gte, ne, or, sql } from 'drizzle-orm'
import type { ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { Decision } from '../../lib/routing/decide.ts'
import type { RuleSet } from '../../lib/routing/rule.ts'
import type { Tx } from '../client.ts'
import { entries } from '../schema/entries.ts'
import { recordings } from '../schema/recordings.ts'
import { routingDecisions, ruleActions, ruleVersions } from '../schema/routing.ts'

export type RuleVersion = typeof ruleVersions.$inferSelect

/** The newest version of the rules; null before anybody saved one. */
export async function findNewestRules(tx: Tx): Promise<RuleVersion | null> {
  const [row] = await tx.select().from(ruleVersions).orderBy(desc(ruleVersions.version)).limit(1)
  return row ?? null
}

/** One version of the rules. */
export async function findRules(tx: Tx, version: number): Promise<RuleVersion | null> {
  const [row] = await tx.select().from(ruleVersions).where(eq(ruleVersions.version, version))
  return row ?? null
}

/** The newest versions first; more than these are read by their number. */
export async function listRuleVersions(tx: Tx): Promise<RuleVersion[]> {
  return tx.select().from(ruleVersions).orderBy(desc(ruleVersions.version)).limit(200)
}

/** Saves the next version. @returns false when somebody else saved that number first. */
export async function insertRules(tx: Tx, row: typeof ruleVersions.$inferInsert): Promise<boolean> {
  const added = await tx.insert(ruleVersions).values(row).onConflictDoNothing().returning({ version: ruleVersions.version })
  return added.length > 0
}

/** What rules did in a conversation, and for its customer since an instant. By index, some rows. */
export async function listRuleActions(
  tx: Tx,
  input: { conversationId: ConversationId; customerId: CustomerId; since: Date; except: EntryId },
): Promise<{ ruleId: string; at: Date; isSameConversation: boolean }[]> {
  return tx
    .select({
      ruleId: ruleActions.ruleId,
      at: ruleActions.at,
      isSameConversation: sql<boolean>`${ruleActions.conversationId} = ${input.conversationId}`,
    })
    .from(ruleActions)
    .where(
      and(
        ne(ruleActions.entryId, input.except),
        or(
          eq(ruleActions.conversationId, input.conversationId),
          and(eq(ruleActions.customerId, input.customerId), gte(ruleActions.at, input.since)),
        ),
      ),
    )
}

export async function insertRuleActions(tx: Tx, rows: (typeof ruleActions.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(ruleActions).values(rows).onConflictDoNothing()
}

export async function insertDecision(tx: Tx, row: typeof routingDecisions.$inferInsert): Promise<void> {
  await tx.insert(routingDecisions).values(row)
}

/** The newest decision about an entry. */
export async function findDecision(tx: Tx, entryId: EntryId): Promise<{ decision: Decision; rulesVersion: RuleSet['version'] } | null> {
  const [row] = await tx
    .select({ decision: routingDecisions.decision, rulesVersion: routingDecisions.rulesVersion })
    .from(routingDecisions)
    .where(eq(routingDecisions.entryId, entryId))
    .orderBy(desc(routingDecisions.id))
    .limit(1)
  return row ?? null
}

/** Whether anything was ever decided about a conversation. */
export async function isDecidedAbout(tx: Tx, conversationId: ConversationId): Promise<boolean> {
  const rows = await tx
    .select({ id: routingDecisions.id })
    .from(routingDecisions)
    .where(eq(routingDecisions.conversationId, conversationId))
    .limit(1)
  return rows.length > 0
}

/** When a customer's own entries came since a position (lib/timeline/position.ts), oldest first. One index range. */
export async function listInboundTimes(tx: Tx, customerId: CustomerId, after: string, upTo: string): Promise<{ id: EntryId; at: Date }[]> {
  return tx
    .select({ id: entries.id, at: entries.occurredAt })
    .from(entries)
    .where(
      and(
        eq(entries.customerId, customerId),
        eq(entries.direction, 'in'),
        gt(entries.position, after),
        sql`${entries.position} <= ${upTo}`,
      ),
    )
    .orderBy(entries.position)
    .limit(2_000)
}

/** How many escalations by rules a conversation had since an instant. */
export async function countRoutedEscalations(tx: Tx, conversationId: ConversationId, since: Date): Promise<number> {
  return tx.$count(
    entries,
    and(
      eq(entries.conversationId, conversationId),
      eq(entries.kind, 'escalation'),
      eq(entries.authorKind, 'system'),
      gte(entries.occurredAt, since),
    ),
  )
}

/** The recording of a voice note; null when the entry has none. */
export async function findRecordingOfEntry(tx: Tx, entryId: EntryId): Promise<typeof recordings.$inferSelect | null> {
  const [row] = await tx.select().from(recordings).where(eq(recordings.entryId, entryId)).limit(1)
  return row ?? null
}
