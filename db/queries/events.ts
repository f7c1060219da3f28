import { and, asc, gt, lt, sql } from 'drizzle-orm'
import type { AppEvent, Audience } from '../../lib/realtime/events.ts'
import type { Tx } from '../client.ts'
import { events } from '../schema/events.ts'

export const eventsChannel = 'middenweg_events'
/** Any constant will do; see `appendEvents`. */
const eventLogLock = 7_262_002

/**
 * Writes events as the last act of a transaction. The lock, held until commit, makes `seq` rise in the order of
 * commits, so that a reader never meets a number smaller than one it has seen; NOTIFY serialises commits in the same
 * way by itself, so the lock costs nothing extra. Take no other lock after this. The notification carries the newest number, so that a
 * reader that has it already need not look.
 */
export async function appendEvents(tx: Tx, list: { audience: Audience; event: AppEvent }[]): Promise<AppendedEvents | null> {
  if (list.length === 0) return null
  // Sent in one go; the connection carries them out in this order.
  const [, [before], appended] = await Promise.all([
    tx.execute(sql`select pg_advisory_xact_lock(${eventLogLock})`),
    tx.select({ seq: newestSeq }).from(events),
    tx.insert(events).values(list).returning({ seq: events.seq }),
    tx.execute(sql`select pg_notify(${eventsChannel}, (select max(seq) from events)::text)`),
  ])
  return {
    after: before?.seq ?? 0,
    rows: list.map((one, index) => ({ seq: appended[index]?.seq ?? 0, ...one })),
  }
}

export type EventRow = { seq: number; audience: Audience; event: AppEvent }

/** What one transaction wrote. Once it has committed, nothing lies between `after` and the first row. */
export type AppendedEvents = { after: number; rows: EventRow[] }

/** Number of the newest event, 0 for an empty log. */
const newestSeq = sql<number>`coalesce(max(${events.seq}), 0)::float8`

/** Events after a number, oldest first. O(log n + limit) by primary key. */
export async function listEventsAfter(tx: Tx, seq: number, limit: number): Promise<EventRow[]> {
  return tx
    .select({ seq: events.seq, audience: events.audience, event: events.event })
    .from(events)
    .where(gt(events.seq, seq))
    .orderBy(asc(events.seq))
    .limit(limit)
}

/** The newest number, 0 for an empty log; and the oldest still kept. */
export async function readEventBounds(tx: Tx): Promise<{ newest: number; oldest: number }> {
  const [row] = await tx
    .select({
      newest: newestSeq,
      oldest: sql<number>`coalesce(min(${events.seq}), 0)::float8`,
    })
    .from(events)
  return row ?? { newest: 0, oldest: 0 }
}

/** Forgets events older than an instant, but always keeps the newest, so that the numbering is known. */
export async function pruneEvents(tx: Tx, before: Date): Promise<void> {
  await tx.delete(events).where(and(lt(events.at, before), lt(events.seq, sql`(select max(seq) from events)`)))
}
