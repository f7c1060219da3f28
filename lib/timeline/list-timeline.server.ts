import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { findEntry, findEntryIdByProviderId, listEntries, listTimeline as listTimelineRows } from '../../db/queries/entries.ts'
import type { Actor } from '../auth/actor.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import type { CustomerId, EntryId } from '../core/ids.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import type { TimelineEntry, TimelinePage } from './timeline-entry.ts'

const cursorSchema = z.object({ position: z.string() })

export type TimelineRequest = {
  customerId: CustomerId
  cursor: string | null
  direction: 'older' | 'newer'
  /** Opens the timeline in the middle, at this entry. */
  around: EntryId | null
  limit: number
}

/** A page of a customer's timeline, newest first. @throws AppError `not_found`. */
export async function listTimeline(actor: Actor, request: TimelineRequest): Promise<TimelinePage> {
  const { db } = clients()
  const { id: customerId } = await accessCustomer(db, actor, request.customerId)
  if (request.around) return listAround(customerId, request.around, request.limit)
  const from = decodeCursor(cursorSchema, request.cursor)?.position ?? null
  const rows = await listTimelineRows(db, { customerId, from, towards: request.direction, limit: request.limit + 1 })
  const hasMore = rows.length > request.limit
  const isOlder = request.direction === 'older'
  // One row more than asked tells whether there is more on the far side; it is not shown.
  const items = hasMore ? (isOlder ? rows.slice(0, -1) : rows.slice(1)) : rows
  return page(items, isOlder ? hasMore : from !== null, isOlder ? from !== null : hasMore)
}

async function listAround(customerId: CustomerId, entryId: EntryId, limit: number): Promise<TimelinePage> {
  const { db } = clients()
  const middle = await findEntry(db, entryId)
  if (!middle || middle.customerId !== customerId)
    throw new AppError('not_found', { publicMessage: 'There is no such entry on this timeline.' })
  const half = Math.ceil(limit / 2)
  const [newer, own, older] = await Promise.all([
    listTimelineRows(db, { customerId, from: middle.position, towards: 'newer', limit: half + 1 }),
    listEntries(db, [entryId]),
    listTimelineRows(db, { customerId, from: middle.position, towards: 'older', limit: half + 1 }),
  ])
  const items = [...newer.slice(newer.length > half ? 1 : 0), ...own, ...older.slice(0, half)]
  return page(items, older.length > half, newer.length > half)
}

function page(items: TimelineEntry[], hasOlder: boolean, hasNewer: boolean): TimelinePage {
  const cursorAt = (entry: TimelineEntry | undefined) => (entry ? encodeCursor({ position: entry.position }) : null)
  return { items, nextCursor: hasOlder ? cursorAt(items.at(-1)) : null, previousCursor: hasNewer ? cursorAt(items[0]) : null }
}

/** The entry that a provider's message became. @throws AppError `not_found`. */
export async function getEntryByProviderId(actor: Actor, providerId: string): Promise<TimelineEntry> {
  const { db } = clients()
  const id = await findEntryIdByProviderId(db, providerId)
  const [entry] = id ? await listEntries(db, [id]) : []
  if (!entry) throw new AppError('not_found', { publicMessage: 'No entry came of this.' })
  await accessCustomer(db, actor, entry.customerId)
  return entry
}
