import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AcknowledgementRule } from '../acknowledgements/acknowledgement-rule.ts'
import type { hoursSchema } from '../api/endpoints/settings-endpoints.ts'
import type { ConnectionId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'

export type HoursView = z.infer<typeof hoursSchema>

export const hoursQueries = {
  hours: () =>
    queryOptions({
      queryKey: ['hours'] as const,
      queryFn: ({ signal }) => requestJson<HoursView>('/hours', { signal }),
      staleTime: 0,
    }),

  acknowledgement: (id: ConnectionId) =>
    queryOptions({
      queryKey: ['acknowledgement', id] as const,
      queryFn: ({ signal }) => requestJson<AcknowledgementRule>(`/connections/${id}/acknowledgement`, { signal }),
      staleTime: 0,
    }),
}
