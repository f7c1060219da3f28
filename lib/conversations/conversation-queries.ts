import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ConversationId } from '../core/ids.ts'
import { requestJson, toQueryString } from '../core/request-json.ts'
import type { ConversationCounts } from './apply-counts.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import type { ConversationListItem, ConversationPage } from './conversation-row.ts'

/** Rows per page. */
export const conversationPageSize = 50

/** The inbox's list, its counts and one conversation. Realtime events keep all three fresh, so nothing goes stale by age. */
export const conversationQueries = {
  all: ['conversations'] as const,
  lists: ['conversations', 'list'] as const,
  details: ['conversations', 'detail'] as const,

  list: (filter: ConversationFilter) =>
    infiniteQueryOptions({
      queryKey: [...conversationQueries.lists, filter] as const,
      queryFn: ({ pageParam, signal }) =>
        requestJson<ConversationPage>(`/conversations${toQueryString({ ...filter, cursor: pageParam, limit: conversationPageSize })}`, {
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),

  counts: () =>
    queryOptions({
      queryKey: [...conversationQueries.all, 'counts'] as const,
      queryFn: ({ signal }) => requestJson<ConversationCounts>('/conversations/counts', { signal }),
    }),

  detail: (id: ConversationId) =>
    queryOptions({
      queryKey: [...conversationQueries.details, id] as const,
      queryFn: ({ signal }) => requestJson<ConversationListItem>(`/conversations/${id}`, { signal }),
    }),
}
