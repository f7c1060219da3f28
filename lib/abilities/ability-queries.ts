import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '../core/request-json.ts'
import type { Abilities } from './abilities.ts'

export const abilityQueries = {
  all: ['abilities'] as const,

  /** Changes only when the operator starts the product anew. */
  list: () =>
    queryOptions({
      queryKey: abilityQueries.all,
      queryFn: ({ signal }) => requestJson<Abilities>('/abilities', { signal }),
      staleTime: 10 * 60_000,
    }),
}
