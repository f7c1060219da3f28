import { queryOptions } from '@tanstack/react-query'
import type { CustomerId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'
import type { CustomerDetail } from './customer.ts'

export const customerQueries = {
  all: ['customers'] as const,

  detail: (id: CustomerId) =>
    queryOptions({
      queryKey: [...customerQueries.all, id] as const,
      queryFn: ({ signal }) => requestJson<CustomerDetail>(`/customers/${id}`, { signal }),
    }),
}
