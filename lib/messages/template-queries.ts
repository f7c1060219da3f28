import { queryOptions } from '@tanstack/react-query'
import type { ConnectionId } from '../core/ids.ts'
import { requestJson, toQueryString } from '../core/request-json.ts'
import type { Template } from './template.ts'

export const templateQueries = {
  all: ['templates'] as const,

  ofConnection: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...templateQueries.all, connectionId] as const,
      queryFn: ({ signal }) => requestJson<{ items: Template[] }>(`/templates${toQueryString({ connectionId })}`, { signal }),
      select: (answer) => answer.items,
    }),
}
