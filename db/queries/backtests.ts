import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { BacktestId, ConversationId, EntryId } from '../../lib/core/ids.ts'
import type { RoutingFacts } from '../../lib/routing/routing-facts.ts'
import type { StoredSituation } from '../../lib/routing/stored-situation.ts'
import type { Tx } from '../client.ts'
import { backtestChanges, backtests } from '../schema/backtests.ts'
import { entries } from '../schema/entries.ts'
import { routingDecisions } from '../schema/routing.ts'

export type BacktestRecord = typeof backtests.$inferSelect
export type BacktestChangeRecord = typeof backtestChanges.$inferSelect

export async function insertBacktest(tx: Tx, row: typeof backtests.$inferInsert): Promise<void> {
  await tx.insert(backtests).values(row)
}

export async function findBacktest(tx: Tx, id: BacktestId): Promise<BacktestRecord | null> {
  const [row] = await tx.select().from(backtests).where(eq(backtests.id, id))
  return row ?? null
}

/** Those that are not over, which a lost job may have left behind. */
export async function countUnfinishedBacktests(tx: Tx): Promise<number> {
  return tx.$count(backtests, inArray(backtests.state, ['waiting', 'running']))
}

/** Moves a backtest on; only one that is not over, and of two runs only the one that left it at `seen`. @returns false otherwise. */
export async function updateBacktest(
  tx: Tx,
  id: BacktestId,
  change: Partial<Pick<BacktestRecord, 'state' | 'total' | 'seen' | 'totals' | 'endedAt'>>,
  seen?: number,
): Promise<boolean> {
  const rows = await tx
    .update(backtests)
    .set(change)
    .where(
      and(
        eq(backtests.id, id),
        inArray(backtests.state, ['waiting', 'running']),
        seen === undefined ? undefined : eq(backtests.seen, seen),
      ),
    )
    .returning({ id: backtests.id })
  return rows.length > 0
}

export async function insertBacktestChanges(tx: Tx, rows: BacktestChangeRecord[]): Promise<void> {
  if (rows.length > 0) await tx.insert(backtestChanges).values(rows)
}

export async function deleteBacktestChanges(tx: Tx, id: BacktestId): Promise<void> {
  await tx.delete(backtestChanges).where(eq(backtestChanges.backtestId, id))
}

export async function listBacktestChanges(tx: Tx, id: BacktestId, after: number, limit: number): Promise<BacktestChangeRecord[]> {
  return tx
    .select()
    .from(backtestChanges)
    .where(and(eq(backtestChanges.backtestId, id), gt(backtestChanges.number, after)))
    .orderBy(asc(backtestChanges.number))
    .limit(limit)
}

/** Backtests made before an instant go, with their changes. */
export async function pruneBacktests(tx: Tx, before: Date): Promise<void> {
  await tx.delete(backtests).where(lt(backtests.createdAt, before))
}

/** How many receipts there are to look at, at most so many. */
export async function countReceipts(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from routing_decisions order by id desc limit ${limit}) looked_at`,
  )
  return row?.count ?? 0
}

export type Receipt = {
  id: number
  entryId: EntryId
  conversationId: ConversationId
  facts: RoutingFacts
  situation: StoredSituation | null
  at: Date
  /** As it is now; null where it was taken back. */
  text: string | null
  /** A later receipt of the same entry counts instead. */
  isOvertaken: boolean
}

/** Receipts below an id, newest first: one index range of the primary key, and a look-up of each entry. */
export async function listReceipts(tx: Tx, below: number | null, limit: number): Promise<Receipt[]> {
  return tx
    .select({
      id: routingDecisions.id,
      entryId: routingDecisions.entryId,
      conversationId: routingDecisions.conversationId,
      facts: routingDecisions.facts,
      situation: routingDecisions.situation,
      at: routingDecisions.at,
      text: entries.text,
      isOvertaken: sql<boolean>`exists (select 1 from routing_decisions later
        where later.entry_id = ${routingDecisions.entryId} and later.id > ${routingDecisions.id})`,
    })
    .from(routingDecisions)
    .innerJoin(entries, eq(entries.id, routingDecisions.entryId))
    .where(below === null ? undefined : lt(routingDecisions.id, below))
    .orderBy(desc(routingDecisions.id))
    .limit(limit)
}
