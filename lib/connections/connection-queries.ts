import { queryOptions } from '@tanstack/react-query'
import type { ConnectionId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'
import type { Channel, Tier } from '../core/vocabulary.ts'

/** A configured number as the screens know it. The last block is answered to admins only. */
export type ConnectionSummary = {
  id: ConnectionId
  key: string
  channel: Channel
  name: string
  displayNumber: string | null
  status: 'active' | 'paused' | 'needs_operator'
  problem: { code: number | null; reason: string; at: string } | null
  phoneNumberId?: string | null
  wabaId?: string | null
  timeZone?: string
  defaultTier?: Tier
  webhookUrl?: string
  verifyToken?: string | null
}

export const connectionQueries = {
  all: ['connections'] as const,

  list: () =>
    queryOptions({
      queryKey: connectionQueries.all,
      queryFn: ({ signal }) => requestJson<{ items: ConnectionSummary[] }>('/connections', { signal }),
      select: (answer) => answer.items,
    }),
}
