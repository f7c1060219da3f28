import { infiniteQueryOptions } from '@tanstack/react-query'
import type { CustomerId, EntryId } from '../core/ids.ts'
import { requestJson, toQueryString } from '../core/request-json.ts'
import type { TimelinePage } from './timeline-entry.ts'

/** Where a page of the timeline starts: at the newest entry (null), beyond a cursor, or around one entry. */
export type TimelineStart = { direction: 'older' | 'newer'; cursor: string } | { around: EntryId } | null

/** Entries per page. */
export const timelinePageSize = 50
/** Pages kept: the window is bounded, the far side is dropped and fetched again when scrolled to. */
export const timelineMaxPages = 12

/**
 * One customer's timeline as a window of pages: `pages[0]` is the newest, items within a page are newest first,
 * as the API answers. "Next" is towards older entries.
 */
export const timelineQueries = {
  all: ['timeline'] as const,

  ofCustomer: (customerId: CustomerId) =>
    infiniteQueryOptions({
      queryKey: [...timelineQueries.all, customerId] as const,
      queryFn: ({ pageParam, signal }) => fetchTimelinePage(customerId, pageParam, signal),
      initialPageParam: null as TimelineStart,
      getNextPageParam: (page): TimelineStart | undefined =>
        page.nextCursor === null ? undefined : { direction: 'older', cursor: page.nextCursor },
      getPreviousPageParam: (page): TimelineStart | undefined =>
        page.previousCursor === null ? undefined : { direction: 'newer', cursor: page.previousCursor },
      maxPages: timelineMaxPages,
      // Events replace single entries and keep the others as they are; comparing hundreds of them each time finds nothing.
      structuralSharing: false,
    }),
}

export function fetchTimelinePage(customerId: CustomerId, start: TimelineStart, signal?: AbortSignal) {
  const query = toQueryString({ limit: timelinePageSize, ...start })
  return requestJson<TimelinePage>(`/customers/${customerId}/timeline${query}`, { signal })
}
