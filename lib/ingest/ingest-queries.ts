import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { adminEndpoints, deliverySchema } from '../api/endpoints/admin-endpoints.ts'
import { requestJson, toQueryString } from '../core/request-json.ts'

export type DeliveryView = z.infer<typeof deliverySchema>
export type DeliveryStatus = DeliveryView['status']
export type IngestState = z.infer<typeof adminEndpoints.getIngest.response>

/** How often an open page asks again: deliveries send no events of their own. */
const everyMs = 5_000

export const ingestQueries = {
  state: () =>
    queryOptions({
      queryKey: ['ingest', 'state'] as const,
      queryFn: ({ signal }) => requestJson<IngestState>('/ingest', { signal }),
      staleTime: 0,
      refetchInterval: everyMs,
    }),

  deliveries: (status: DeliveryStatus | null) =>
    infiniteQueryOptions({
      queryKey: ['ingest', 'deliveries', status] as const,
      queryFn: ({ pageParam, signal }) =>
        requestJson<{ items: DeliveryView[]; nextCursor: string | null }>(
          `/deliveries${toQueryString({ status, cursor: pageParam, limit: 50 })}`,
          { signal },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 0,
      refetchInterval: everyMs,
    }),
}
