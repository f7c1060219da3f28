import { queryOptions } from '@tanstack/react-query'
import type { AgentId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'
import type { Locale, Role } from '../core/vocabulary.ts'

/** A colleague as the inbox knows them. */
export type AgentSummary = { id: AgentId; name: string; role: Role; isDeactivated: boolean }

/** Who is logged in. */
export type Me = { id: AgentId; name: string; email: string; role: Role; locale: Locale }

export const agentQueries = {
  all: ['agents'] as const,

  list: () =>
    queryOptions({
      queryKey: agentQueries.all,
      queryFn: ({ signal }) => requestJson<{ items: AgentSummary[] }>('/agents', { signal }),
      select: (answer) => answer.items,
    }),
}
