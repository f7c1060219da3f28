import { z } from 'zod'
import { clients } from '../../db/client.ts'
import {
  countByStatus,
  listDeliveries as listDeliveryRows,
  listTotals,
  readIngestBacklog,
  requeueDelivery,
} from '../../db/queries/deliveries.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import { jobQueue } from '../jobs/enqueue.server.ts'
import { parkedQueue } from '../jobs/job-definitions.ts'
import { describeParked } from './cause-words.server.ts'
import { stalledAfterMs } from './ingest-alarm.ts'
import { wakeIngest } from './ingest-loop.server.ts'
import { reconcileTotals } from './reconcile-totals.ts'

const cursorSchema = z.object({ id: z.number().int() })

/** A page of raw webhooks and what became of them, newest first; without their bodies, which hold customer text. */
export async function listDeliveries(input: {
  status?: 'received' | 'understood' | 'parked' | undefined
  cursor: string | null
  limit: number
}) {
  const rows = await listDeliveryRows(clients().db, {
    status: input.status,
    before: decodeCursor(cursorSchema, input.cursor)?.id,
    limit: input.limit + 1,
  })
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => ({
      id: row.id,
      receivedAt: row.receivedAt.toISOString(),
      connection: { id: row.connectionId, name: row.connectionName },
      status: row.status,
      ...describeParked(row),
      parkedElements: (row.parkedElements ?? []).map((element) => ({ path: element.path, ...describeParked(element) })),
      counts: row.counts,
      entryIds: row.entryIds ?? [],
      attempts: row.attempts,
      sizeBytes: row.sizeBytes,
    })),
    nextCursor: last ? encodeCursor({ id: last.id }) : null,
  }
}

/** Understands a delivery again, after what parked it was repaired. @throws AppError `not_found`. */
export async function replayDelivery(actor: Actor, id: number): Promise<void> {
  const requeued = await inTransaction(async (tx) => {
    const found = await requeueDelivery(tx, id)
    if (!found) throw new AppError('not_found', { publicMessage: 'There is no such delivery.' })
    await audit(tx, actor, 'delivery.replayed', String(id))
    return found
  })
  wakeIngest(requeued.connectionId)
}

/** Whether ingest keeps up, and received against shown. */
export async function readIngestState() {
  const { db } = clients()
  const [backlog, totals, counts, parkedJobs] = await Promise.all([
    readIngestBacklog(db),
    listTotals(db),
    countByStatus(db),
    jobQueue().getQueueStats(parkedQueue, { limit: 1 }),
  ])
  return {
    isStalled: backlog.oldestMs > stalledAfterMs,
    oldestMs: Math.round(backlog.oldestMs),
    waiting: backlog.waiting,
    parked: counts.parked ?? 0,
    parkedJobs: parkedJobs[0]?.totalCount ?? 0,
    connections: reconcileTotals(totals),
  }
}
