import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '../core/request-json.ts'
import type { Privacy } from './privacy-settings.ts'

export const privacyQueries = {
  all: () =>
    queryOptions({
      queryKey: ['privacy'] as const,
      queryFn: ({ signal }) => requestJson<Privacy>('/privacy', { signal }),
      staleTime: 0,
    }),
}
