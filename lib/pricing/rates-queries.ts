import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '../core/request-json.ts'
import { priceQueries } from './price-queries.ts'
import type { VersionedPricing } from './pricing-input.ts'

export const ratesQueries = {
  all: () =>
    queryOptions({
      // Below the prices of conversations: one event, `rates.changed`, makes both fetch again.
      queryKey: [...priceQueries.all, 'rates'] as const,
      queryFn: ({ signal }) => requestJson<VersionedPricing>('/rates', { signal }),
      staleTime: 0,
    }),
}
