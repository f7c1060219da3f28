import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ingestAlarmKey } from './ingest-alarm.ts'

/** Of the answer of `/api/health/ready`, the part that is about ingest. */
const readinessSchema = z.object({ ingest: z.enum(['ok', 'stalled', 'unknown']), oldestWaitingMs: z.number().nullable() })

/** The worker's event is the quick way; asking is for when the worker itself is down. */
const everyMs = 60_000
const everyMsWhileStalled = 10_000

/** Whether received messages are being understood. Asked of the readiness route, since everybody may know. */
export function ingestAlarmQuery() {
  return queryOptions({
    queryKey: ingestAlarmKey,
    queryFn: async ({ signal }) => {
      const response = await fetch('/api/health/ready', { signal })
      const { ingest, oldestWaitingMs } = readinessSchema.parse(await response.json())
      return { isStalled: ingest === 'stalled', oldestMs: oldestWaitingMs ?? 0 }
    },
    refetchInterval: (query) => (query.state.data?.isStalled ? everyMsWhileStalled : everyMs),
  })
}
