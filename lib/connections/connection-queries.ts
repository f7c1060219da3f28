import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { connectionSchema } from '../api/endpoints/admin-endpoints.ts'
import { requestJson } from '../core/request-json.ts'

/** A configured number; `setUp` is answered to admins only. */
export type ConnectionView = z.infer<typeof connectionSchema>

export const connectionQueries = {
  all: ['connections'] as const,

  list: () =>
    queryOptions({
      queryKey: connectionQueries.all,
      queryFn: ({ signal }) => requestJson<{ items: ConnectionView[] }>('/connections', { signal }),
      select: (answer) => answer.items,
    }),
}
