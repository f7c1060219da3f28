import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { countTold, noteTold, wasToldAfter } from '../realtime/told.client.ts'
import { applyEntrySaved } from './apply-timeline-event.ts'
import type { TimelineEntry, TimelinePage } from './timeline-entry.ts'
import { type TimelineStart, timelineQueries } from './timeline-queries.ts'

/** Puts an event's entry in its customer's timeline, where that is in the cache. Events come in order, each newer than the last. */
export function saveEntry(cache: QueryClient, entry: TimelineEntry): void {
  noteTold(cache, entry.id)
  put(cache, entry)
}

/**
 * Asks for a change and puts the entry that is answered in its timeline. The answer was read before events that may have
 * been faster than it: if one told of the entry meanwhile, what it said is newer and stays.
 */
export async function requestEntry(cache: QueryClient, ask: () => Promise<TimelineEntry>): Promise<TimelineEntry> {
  const asked = countTold(cache)
  const entry = await ask()
  if (!wasToldAfter(cache, entry.id, asked)) put(cache, entry)
  return entry
}

/** Puts an entry that we made in its timeline, unless an event has told of it already. */
export function saveOwnEntry(cache: QueryClient, entry: TimelineEntry): void {
  if (!wasToldAfter(cache, entry.id, 0)) put(cache, entry)
}

function put(cache: QueryClient, entry: TimelineEntry): void {
  const key = timelineQueries.ofCustomer(entry.customerId).queryKey
  cache.setQueryData<InfiniteData<TimelinePage, TimelineStart>>(key, (window) => (window ? applyEntrySaved(window, entry) : undefined))
}
