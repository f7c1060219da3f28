import { infiniteQueryOptions } from '@tanstack/react-query'
import { requestJson, toQueryString } from '../core/request-json.ts'
import type { CannedReply } from './canned-reply.ts'

type Page = { items: CannedReply[]; nextCursor: string | null }

export const cannedReplyQueries = {
  all: ['canned-replies'] as const,
  list: (language: string | null) =>
    infiniteQueryOptions({
      queryKey: [...cannedReplyQueries.all, language],
      queryFn: ({ pageParam, signal }) =>
        requestJson<Page>(`/canned-replies${toQueryString({ language, cursor: pageParam, limit: 50 })}`, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      // Nobody is told of a change, so an opened page asks.
      staleTime: 0,
    }),
}
