import { defaultOpeningHours, type OpeningHours } from '../../lib/hours/opening-hours.ts'
import type { Tx } from '../client.ts'
import { openingHours } from '../schema/opening-hours.ts'

/** The organisation's hours, or what holds until somebody sets them. */
export async function readOpeningHours(tx: Tx): Promise<OpeningHours> {
  const [row] = await tx.select().from(openingHours)
  return row ? { timeZone: row.timeZone, weekly: row.weekly, exceptions: row.exceptions } : defaultOpeningHours
}

export async function saveOpeningHours(tx: Tx, hours: OpeningHours): Promise<void> {
  await tx
    .insert(openingHours)
    .values({ owner: 'organisation', ...hours })
    .onConflictDoUpdate({ target: openingHours.owner, set: { ...hours, changedAt: new Date() } })
}
