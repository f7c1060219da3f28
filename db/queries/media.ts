import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { ConnectionId, EntryId, MediaId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { media } from '../schema/media.ts'

export type MediaRecord = typeof media.$inferSelect

export async function insertMedia(tx: Tx, rows: (typeof media.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(media).values(rows).onConflictDoNothing()
}

export async function findMedia(tx: Tx, id: MediaId, lock?: 'for update'): Promise<MediaRecord | null> {
  const query = tx.select().from(media).where(eq(media.id, id))
  const [row] = lock ? await query.for('update') : await query
  return row ?? null
}

export async function listMediaOfEntry(tx: Tx, entryId: EntryId): Promise<MediaRecord[]> {
  return tx.select().from(media).where(eq(media.entryId, entryId))
}

export async function updateMedia(tx: Tx, id: MediaId, change: Partial<MediaRecord>): Promise<void> {
  await tx.update(media).set(change).where(eq(media.id, id))
}

/** A file that is still to be fetched, moved on; null when it was settled meanwhile. */
export async function settleMedia(tx: Tx, id: MediaId, change: Partial<MediaRecord>): Promise<MediaRecord | null> {
  const [row] = await tx
    .update(media)
    .set(change)
    .where(and(eq(media.id, id), inArray(media.state, ['pending', 'failed', 'expired'])))
    .returning()
  return row ?? null
}

/** Files whose job is over without success and that the provider still keeps: tried again, at most so many at a time. */
export async function listPendingMedia(tx: Tx, before: Date): Promise<MediaId[]> {
  const rows = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.state, 'pending'), lt(media.createdAt, before)))
    .orderBy(asc(media.createdAt))
    .limit(500)
  return rows.map((row) => row.id)
}

/** Files that wait to be fetched, and how long the oldest has waited. */
export async function readMediaBacklog(tx: Tx): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await tx
    .select({
      waiting: sql<number>`count(*)::int`,
      oldestSeconds: sql<number>`coalesce(extract(epoch from now() - min(${media.createdAt})), 0)::float8`,
    })
    .from(media)
    .where(eq(media.state, 'pending'))
  return row ?? { waiting: 0, oldestSeconds: 0 }
}

/** What a repaired connection fetches at once. */
export async function listUnfetchedMedia(tx: Tx, connectionId: ConnectionId): Promise<MediaId[]> {
  const rows = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.connectionId, connectionId), eq(media.state, 'pending')))
    .limit(1_000)
  return rows.map((row) => row.id)
}

/** Uploads that no message was sent with: forgotten after a day. */
export async function takeUnsentUploads(tx: Tx, before: Date): Promise<MediaRecord[]> {
  return tx
    .delete(media)
    .where(and(eq(media.direction, 'out'), isNull(media.entryId), lt(media.createdAt, before)))
    .returning()
}
