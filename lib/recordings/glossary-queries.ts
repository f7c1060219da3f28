import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { requestJson, toQueryString } from '../core/request-json.ts'
import type { GlossaryTermView } from './glossary-term.ts'

type Page = { items: GlossaryTermView[]; nextCursor: string | null }

export const glossaryQueries = {
  all: ['glossary'] as const,
  list: (q: string) =>
    infiniteQueryOptions({
      queryKey: [...glossaryQueries.all, q],
      queryFn: ({ pageParam, signal }) =>
        requestJson<Page>(`/glossary${toQueryString({ q: q || null, cursor: pageParam, limit: 50 })}`, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      // What is shown stays while somebody types on.
      placeholderData: keepPreviousData,
      // Nobody is told of a change, so an opened page asks.
      staleTime: 0,
    }),
}
