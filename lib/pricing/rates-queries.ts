import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '../core/request-json.ts'
import type { Pricing } from './pricing-input.ts'

export const ratesQueries = {
  all: () =>
    queryOptions({
      queryKey: ['rates'] as const,
      queryFn: ({ signal }) => requestJson<Pricing>('/rates', { signal }),
      staleTime: 0,
    }),
}
