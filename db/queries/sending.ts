import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { AttemptId, ConnectionId, CustomerId } from '../../lib/core/ids.ts'
import type { MessageStatus } from '../../lib/core/vocabulary.ts'
import type { Tx } from '../client.ts'
import { connections } from '../schema/connections.ts'
import { messageStatuses, sendAttempts } from '../schema/sending.ts'

export type AttemptRecord = typeof sendAttempts.$inferSelect
export type StatusRecord = typeof messageStatuses.$inferSelect

/** Adds an attempt; false when that number of attempt exists already for the entry (a second click). */
export async function insertAttempt(tx: Tx, row: typeof sendAttempts.$inferInsert): Promise<boolean> {
  const added = await tx.insert(sendAttempts).values(row).onConflictDoNothing().returning({ id: sendAttempts.id })
  return added.length > 0
}

export async function findAttempt(tx: Tx, id: AttemptId, lock?: 'for update'): Promise<AttemptRecord | null> {
  const query = tx.select().from(sendAttempts).where(eq(sendAttempts.id, id))
  const [row] = lock ? await query.for('update') : await query
  return row ?? null
}

/** The attempt a provider's status is about: by its message id, else by our own id that it echoes. Locked. */
export async function findAttemptOfStatus(
  tx: Tx,
  connectionId: ConnectionId,
  providerId: string,
  callbackData: string | null,
): Promise<AttemptRecord | null> {
  const isOurs = callbackData !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(callbackData)
  const [row] = await tx
    .select()
    .from(sendAttempts)
    .where(
      and(
        eq(sendAttempts.connectionId, connectionId),
        isOurs
          ? or(eq(sendAttempts.providerId, providerId), sql`${sendAttempts.id} = ${callbackData}::uuid`)
          : eq(sendAttempts.providerId, providerId),
      ),
    )
    .limit(1)
    .for('update')
  return row ?? null
}

export async function updateAttempt(tx: Tx, id: AttemptId, change: Partial<AttemptRecord>): Promise<void> {
  await tx.update(sendAttempts).set(change).where(eq(sendAttempts.id, id))
}

/** The conditional step that only one worker can win. @returns the attempt, or null when it was no longer in `from`. */
export async function moveAttempt(
  tx: Tx,
  id: AttemptId,
  from: MessageStatus[],
  change: Partial<AttemptRecord>,
): Promise<AttemptRecord | null> {
  const [row] = await tx
    .update(sendAttempts)
    .set(change)
    .where(and(eq(sendAttempts.id, id), inArray(sendAttempts.state, from)))
    .returning()
  return row ?? null
}

/** What waits for one customer on one number, oldest first. */
export async function listQueuedAttempts(tx: Tx, connectionId: ConnectionId, customerId: CustomerId): Promise<AttemptRecord[]> {
  return tx
    .select()
    .from(sendAttempts)
    .where(
      and(
        eq(sendAttempts.connectionId, connectionId),
        eq(sendAttempts.customerId, customerId),
        inArray(sendAttempts.state, ['queued', 'sending']),
      ),
    )
    .orderBy(asc(sendAttempts.createdAt), asc(sendAttempts.id))
    .limit(50)
}

/** Pairs with queued attempts that are due: what a sweeper starts again after a lost job. */
export async function listPairsWaiting(tx: Tx, olderThan: Date): Promise<{ connectionId: ConnectionId; customerId: CustomerId }[]> {
  return tx
    .select({ connectionId: sendAttempts.connectionId, customerId: sendAttempts.customerId })
    .from(sendAttempts)
    .innerJoin(connections, and(eq(connections.id, sendAttempts.connectionId), eq(connections.status, 'active')))
    .where(
      and(
        eq(sendAttempts.state, 'queued'),
        lt(sendAttempts.createdAt, olderThan),
        or(isNull(sendAttempts.nextTryAt), lt(sendAttempts.nextTryAt, sql`now()`)),
      ),
    )
    .groupBy(sendAttempts.connectionId, sendAttempts.customerId)
    .orderBy(sql`min(${sendAttempts.createdAt})`)
    .limit(500)
}

/** Pairs of one connection that have something queued: what a repaired connection starts again. */
export async function listPairsOfConnection(
  tx: Tx,
  connectionId: ConnectionId,
): Promise<{ connectionId: ConnectionId; customerId: CustomerId }[]> {
  return tx
    .selectDistinct({ connectionId: sendAttempts.connectionId, customerId: sendAttempts.customerId })
    .from(sendAttempts)
    .where(and(eq(sendAttempts.connectionId, connectionId), eq(sendAttempts.state, 'queued')))
}

/** Requests that went out longer ago than a request can last: their worker died, their outcome is unknown. */
export async function listLostSends(tx: Tx, before: Date): Promise<AttemptId[]> {
  const rows = await tx
    .select({ id: sendAttempts.id })
    .from(sendAttempts)
    .where(and(eq(sendAttempts.state, 'sending'), lt(sendAttempts.sendingAt, before)))
    .limit(500)
  return rows.map((row) => row.id)
}

/** Accepted messages without a further word since `before` whose history was not asked for yet. */
export async function listSilentAttempts(tx: Tx, before: Date): Promise<AttemptId[]> {
  const rows = await tx
    .select({ id: sendAttempts.id })
    .from(sendAttempts)
    .where(
      and(
        inArray(sendAttempts.state, ['accepted', 'unknown']),
        lt(sendAttempts.createdAt, before),
        isNull(sendAttempts.historyAskedAt),
        sql`${sendAttempts.providerId} is not null`,
      ),
    )
    .limit(200)
  return rows.map((row) => row.id)
}

/** Keeps a status as told, once per kind. @returns false when it was known. */
export async function insertStatus(tx: Tx, row: typeof messageStatuses.$inferInsert): Promise<boolean> {
  const added = await tx.insert(messageStatuses).values(row).onConflictDoNothing().returning({ status: messageStatuses.status })
  return added.length > 0
}

/** Statuses that came before their attempt was known: taken over by it. */
export async function adoptStatuses(
  tx: Tx,
  attempt: { id: AttemptId; connectionId: ConnectionId; providerId: string },
): Promise<StatusRecord[]> {
  return tx
    .update(messageStatuses)
    .set({ attemptId: attempt.id })
    .where(
      and(
        eq(messageStatuses.connectionId, attempt.connectionId),
        eq(messageStatuses.providerId, attempt.providerId),
        isNull(messageStatuses.attemptId),
      ),
    )
    .returning()
}

/**
 * Takes one token from a bucket that holds `capacity` and refills one per `refillMs`.
 * @returns 0 when a token was taken, else how many ms until there is one.
 */
export async function takeToken(tx: Tx, key: string, capacity: number, refillMs: number): Promise<number> {
  await tx.execute(
    sql`insert into send_buckets (key, tokens, refilled_at) values (${key}, ${capacity}, clock_timestamp()) on conflict do nothing`,
  )
  const rows = await tx.execute<{ tokens: number; taken: boolean }>(sql`
    with filled as (
      select key, least(${capacity}::float8, tokens + extract(epoch from clock_timestamp() - refilled_at) * 1000 / ${refillMs}::float8) as tokens
      from send_buckets where key = ${key} for update
    )
    update send_buckets b set
      tokens = case when f.tokens >= 1 then f.tokens - 1 else f.tokens end, refilled_at = clock_timestamp()
    from filled f where b.key = f.key
    returning f.tokens as tokens, f.tokens >= 1 as taken`)
  const row = rows[0]
  if (!row || row.taken) return 0
  return Math.ceil((1 - Number(row.tokens)) * refillMs)
}

/** Returns a token that was taken in the same transaction and not used. */
export async function giveTokenBack(tx: Tx, key: string): Promise<void> {
  await tx.execute(sql`update send_buckets set tokens = tokens + 1 where key = ${key}`)
}
