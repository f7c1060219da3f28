import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { adminEndpoints, tokenSchema, userSchema } from '../api/endpoints/admin-endpoints.ts'
import { requestJson, toQueryString } from '../core/request-json.ts'

export type UserView = z.infer<typeof userSchema>
export type TokenView = z.infer<typeof tokenSchema>
type AuditPage = z.infer<typeof adminEndpoints.listAudit.response>
export type AuditRow = AuditPage['items'][number]

/** Accounts, API tokens and what admins did. */
export const peopleQueries = {
  users: () =>
    queryOptions({
      queryKey: ['users'] as const,
      queryFn: ({ signal }) => requestJson<{ items: UserView[] }>('/users', { signal }),
      select: (answer) => answer.items,
    }),

  tokens: () =>
    queryOptions({
      queryKey: ['tokens'] as const,
      queryFn: ({ signal }) => requestJson<{ items: TokenView[] }>('/tokens?limit=100', { signal }),
      select: (answer) => answer.items,
    }),

  audit: () =>
    infiniteQueryOptions({
      queryKey: ['audit'] as const,
      queryFn: ({ pageParam, signal }) => requestJson<AuditPage>(`/audit${toQueryString({ cursor: pageParam, limit: 50 })}`, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      // Nobody is told of a new row, so an opened page asks.
      staleTime: 0,
    }),
}
