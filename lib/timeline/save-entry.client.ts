import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { EntryId } from '../core/ids.ts'
import { applyEntrySaved } from './apply-timeline-event.ts'
import type { TimelineEntry, TimelinePage } from './timeline-entry.ts'
import { type TimelineStart, timelineQueries } from './timeline-queries.ts'

/** Which entries events have told of, and as the how-manieth event: newest last. */
type Told = { count: number; entries: Map<EntryId, number> }

const toldOf = new WeakMap<QueryClient, Told>()
/** An answer is minutes late at most; what was told of longer ago need not be remembered. */
const mostRemembered = 2_000

/** Puts an event's entry in its customer's timeline, where that is in the cache. Events come in order, each newer than the last. */
export function saveEntry(cache: QueryClient, entry: TimelineEntry): void {
  const told = toldTo(cache)
  told.entries.delete(entry.id)
  told.entries.set(entry.id, ++told.count)
  const [oldest] = told.entries.keys()
  if (told.entries.size > mostRemembered && oldest) told.entries.delete(oldest)
  put(cache, entry)
}

/**
 * Asks for a change and puts the entry that is answered in its timeline. The answer was read before events that may have
 * been faster than it: if one told of the entry meanwhile, what it said is newer and stays.
 */
export async function requestEntry(cache: QueryClient, ask: () => Promise<TimelineEntry>): Promise<TimelineEntry> {
  const { count } = toldTo(cache)
  const entry = await ask()
  if ((toldTo(cache).entries.get(entry.id) ?? 0) <= count) put(cache, entry)
  return entry
}

/** Puts an entry that we made in its timeline, unless an event has told of it already. */
export function saveOwnEntry(cache: QueryClient, entry: TimelineEntry): void {
  if (!toldTo(cache).entries.has(entry.id)) put(cache, entry)
}

function toldTo(cache: QueryClient): Told {
  const told = toldOf.get(cache) ?? { count: 0, entries: new Map() }
  toldOf.set(cache, told)
  return told
}

function put(cache: QueryClient, entry: TimelineEntry): void {
  const key = timelineQueries.ofCustomer(entry.customerId).queryKey
  cache.setQueryData<InfiniteData<TimelinePage, TimelineStart>>(key, (window) => (window ? applyEntrySaved(window, entry) : undefined))
}
