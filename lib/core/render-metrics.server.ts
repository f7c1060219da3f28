import { clients } from '../../db/client.ts'
import { listTotals, readIngestBacklog } from '../../db/queries/deliveries.ts'
import { readMediaBacklog } from '../../db/queries/media.ts'
import { reconcileTotals } from '../ingest/reconcile-totals.ts'
import { jobQueue } from '../jobs/enqueue.server.ts'
import { parkedQueue } from '../jobs/job-definitions.ts'
import { env } from './env.server.ts'
import {
  ingestOldestSeconds,
  ingestUnaccounted,
  ingestWaiting,
  mediaOldestSeconds,
  mediaWaiting,
  messageTotals,
  parkedJobs,
  registry,
} from './metrics.server.ts'
import { isSameText } from './same-text.server.ts'

/** With METRICS_TOKEN set, only a caller who bears it; without, only a caller on this machine. */
export function authorizeMetrics(headers: Headers): boolean {
  const { METRICS_TOKEN } = env()
  if (METRICS_TOKEN) return isSameText(headers.get('authorization') ?? '', `Bearer ${METRICS_TOKEN}`)
  return /^(127\.|::1$|::ffff:127\.)/.test(headers.get('x-client-address') ?? '')
}

/** Prometheus text: this process's counters, and gauges read from the database at this moment. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  const { db } = clients()
  const [backlog, files, totals, parked] = await Promise.all([
    readIngestBacklog(db),
    readMediaBacklog(db),
    listTotals(db),
    jobQueue().getQueueStats(parkedQueue, { limit: 1 }),
  ])
  ingestWaiting.set(backlog.waiting)
  ingestOldestSeconds.set(backlog.oldestMs / 1000)
  mediaWaiting.set(files.waiting)
  mediaOldestSeconds.set(files.oldestSeconds)
  for (const one of reconcileTotals(totals)) {
    ingestUnaccounted.set({ connection: one.connectionId }, one.unaccounted)
    for (const [outcome, count] of Object.entries(one.messages)) messageTotals.set({ connection: one.connectionId, outcome }, count)
  }
  parkedJobs.set(parked[0]?.totalCount ?? 0)
  return { text: await registry.metrics(), contentType: registry.contentType }
}
