import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Tx } from '../../db/client.ts'
import { log } from '../core/log.server.ts'
import type { JobName, JobPayload } from './job-definitions.ts'

const holder = globalThis as typeof globalThis & { middenwegBoss?: PgBoss }

/**
 * Starts this process's hand on the job queue. Only the worker supervises (finds lost jobs, deletes old ones); web
 * processes enqueue.
 */
export async function startJobQueue(options: { url: string; isWorker: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.url,
    max: options.isWorker ? 6 : 2,
    migrate: false,
    schedule: false,
    supervise: options.isWorker,
    ...(options.isWorker && { superviseIntervalSeconds: 1, useListenNotify: true }),
  })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  holder.middenwegBoss = boss
  return boss
}

export async function stopJobQueue(): Promise<void> {
  await holder.middenwegBoss?.stop({ graceful: true, timeout: 10_000 })
  holder.middenwegBoss = undefined
}

/** The queue of this process. @throws Error before `startJobQueue`. */
export function jobQueue(): PgBoss {
  if (!holder.middenwegBoss) throw new Error('the job queue is not started: call startJobQueue first')
  return holder.middenwegBoss
}

export type EnqueueOptions = {
  /** One waiting job per key: a second request for the same work is dropped while the first has not started. */
  onlyOnce?: string
  /** Not before then. */
  startAfter?: Date
}

/** Puts a job in the queue within the transaction: it exists if, and only if, the transaction commits. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: JobPayload<N>, options: EnqueueOptions = {}): Promise<void> {
  await jobQueue().send(name, payload, {
    db: fromDrizzle(tx, sql),
    ...(options.onlyOnce && { singletonKey: options.onlyOnce }),
    ...(options.startAfter && { startAfter: options.startAfter }),
  })
}

/** As `enqueue`, many at once with one statement; each at most once in the queue by its own key. */
export async function enqueueEach<N extends JobName>(tx: Tx, name: N, jobs: { payload: JobPayload<N>; onlyOnce: string }[]): Promise<void> {
  if (jobs.length === 0) return
  await jobQueue().insert(
    name,
    jobs.map(({ payload, onlyOnce }) => ({ data: payload, singletonKey: onlyOnce })),
    { db: fromDrizzle(tx, sql) },
  )
}
