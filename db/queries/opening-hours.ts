import { and, eq, sql } from 'drizzle-orm'
import { defaultOpeningHours, type OpeningHours } from '../../lib/hours/opening-hours.ts'
import type { Tx } from '../client.ts'
import { openingHours } from '../schema/opening-hours.ts'

/** The organisation's hours, or what holds until somebody sets them. */
export async function readOpeningHours(tx: Tx): Promise<OpeningHours> {
  const { changedAt: _, ...hours } = await readDatedOpeningHours(tx)
  return hours
}

/** The hours, and since when they are these; null when nobody has set any. */
export async function readDatedOpeningHours(tx: Tx): Promise<OpeningHours & { changedAt: Date | null }> {
  const [row] = await tx.select().from(openingHours)
  if (!row) return { ...defaultOpeningHours, changedAt: null }
  return { timeZone: row.timeZone, weekly: row.weekly, exceptions: row.exceptions, changedAt: row.changedAt }
}

/**
 * Replaces the hours; with `since`, only those that hold since then (null: that nobody has set).
 * @returns when they were changed; null when others hold by now, and nothing was saved
 */
export async function saveOpeningHours(tx: Tx, hours: OpeningHours, since?: Date | null): Promise<Date | null> {
  // Milliseconds, which is what a browser gives back; never the same instant twice.
  const changedAt = sql`greatest(date_trunc('milliseconds', now()), ${openingHours.changedAt} + interval '1 millisecond')`
  if (since) {
    const [row] = await tx
      .update(openingHours)
      .set({ ...hours, changedAt })
      .where(and(eq(openingHours.owner, 'organisation'), eq(openingHours.changedAt, since)))
      .returning({ changedAt: openingHours.changedAt })
    return row?.changedAt ?? null
  }
  const insert = tx.insert(openingHours).values({ owner: 'organisation', ...hours, changedAt: sql`date_trunc('milliseconds', now())` })
  const [row] = await (since === null
    ? insert.onConflictDoNothing()
    : insert.onConflictDoUpdate({ target: openingHours.owner, set: { ...hours, changedAt } })
  ).returning({ changedAt: openingHours.changedAt })
  return row?.changedAt ?? null
}
