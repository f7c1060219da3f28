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
  // Sent in one go; the connection carries them out in this order. What the second reads is as it was when it began,
  // so `before` is the newest number under the lock, without its own.
  const [, added] = await Promise.all([
    tx.execute(sql`select pg_advisory_xact_lock(${eventLogLock})`),
    tx.execute<{ seq: number; before: number }>(sql`
      with added as (
        insert into events (audience, event) select one->>'audience', one->'event'
          from jsonb_array_elements(${JSON.stringify(list)}::jsonb) with ordinality as listed(one, place) order by place
        returning seq),
      told as (select pg_notify(${eventsChannel}, max(seq)::text) from added)
      select seq::float8 as seq, (select coalesce(max(seq), 0)::float8 from events) as before from added, told order by seq`),
  ])
  return {
    after: added[0]?.before ?? 0,
    rows: list.map((one, index) => ({ seq: added[index]?.seq ?? 0, ...one })),
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
