import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { applyEntrySaved } from './apply-timeline-event.ts'
import type { TimelineEntry, TimelinePage } from './timeline-entry.ts'
import { type TimelineStart, timelineQueries } from './timeline-queries.ts'

/** Puts an entry in its customer's timeline, where that is in the cache: from an event, or from the answer to our own request. */
export function saveEntry(cache: QueryClient, entry: TimelineEntry): void {
  const key = timelineQueries.ofCustomer(entry.customerId).queryKey
  cache.setQueryData<InfiniteData<TimelinePage, TimelineStart>>(key, (window) => (window ? applyEntrySaved(window, entry) : undefined))
}
