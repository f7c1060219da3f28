import { sql } from 'drizzle-orm'
import { clients } from '../../db/client.ts'
import { readIngestBacklog } from '../../db/queries/deliveries.ts'
import { stalledAfterMs } from '../ingest/ingest-alarm.ts'

export type Readiness = {
  isReady: boolean
  database: 'ok' | 'unreachable'
  migrations: 'ok' | 'missing' | 'unknown'
  ingest: 'ok' | 'stalled' | 'unknown'
  oldestWaitingMs: number | null
}

/** Whether this process can take traffic. A stalled ingest is told but does not take the process out: storing still works. */
export async function readReadiness(): Promise<Readiness> {
  try {
    const { db } = clients()
    const [found] = await db.execute<{ migrated: boolean }>(sql`select to_regclass('public.deliveries') is not null as migrated`)
    if (!found?.migrated) return { isReady: false, database: 'ok', migrations: 'missing', ingest: 'unknown', oldestWaitingMs: null }
    const backlog = await readIngestBacklog(db)
    return {
      isReady: true,
      database: 'ok',
      migrations: 'ok',
      ingest: backlog.oldestMs > stalledAfterMs ? 'stalled' : 'ok',
      oldestWaitingMs: Math.round(backlog.oldestMs),
    }
  } catch {
    return { isReady: false, database: 'unreachable', migrations: 'unknown', ingest: 'unknown', oldestWaitingMs: null }
  }
}
