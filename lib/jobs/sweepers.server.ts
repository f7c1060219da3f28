import { clients } from '../../db/client.ts'
import { pruneBacktests } from '../../db/queries/backtests.ts'
import { listConnections } from '../../db/queries/connections.ts'
import { wakeSnoozed } from '../../db/queries/conversations.ts'
import { readIngestBacklog } from '../../db/queries/deliveries.ts'
import { pruneEvents } from '../../db/queries/events.ts'
import { pruneIdempotencyKeys } from '../../db/queries/idempotency.ts'
import { listPendingMedia, takeUnsentUploads } from '../../db/queries/media.ts'
import { listLostSends, listPairsWaiting, listSilentAttempts } from '../../db/queries/sending.ts'
import { takeUnfinishedTranslations } from '../../db/queries/translations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { resealConnections } from '../connections/connections.server.ts'
import { log } from '../core/log.server.ts'
import { stalledAfterMs } from '../ingest/ingest-alarm.ts'
import { sweepIngest } from '../ingest/ingest-loop.server.ts'
import { mediaStore } from '../media/media-store.server.ts'
import { ownReasons } from '../messages/send-failure.ts'
import { recordEnd } from '../messages/settle-attempt.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { enqueueTranslation } from '../recordings/begin-translation.server.ts'
import { restartRecordings } from '../recordings/restart-recordings.server.ts'
import { enqueue } from './enqueue.server.ts'

const second = 1_000
const minute = 60 * second

type Sweeper = { name: string; everyMs: number; sweep: () => Promise<void> }

// Sweepers repair what a dead process or a lost job left behind. Any number of workers may run them at once.
const sweepers: Sweeper[] = [
  { name: 'ingest', everyMs: second, sweep: sweepIngest },
  { name: 'ingest-alarm', everyMs: 5 * second, sweep: watchIngest },
  { name: 'snoozed', everyMs: 5 * second, sweep: openSnoozed },
  { name: 'lost-sends', everyMs: 5 * second, sweep: settleLostSends },
  { name: 'waiting-pairs', everyMs: 10 * second, sweep: restartPairs },
  { name: 'pending-media', everyMs: 10 * minute, sweep: restartMedia },
  { name: 'recordings', everyMs: minute, sweep: () => restartRecordings(new Date()) },
  { name: 'translations', everyMs: minute, sweep: restartTranslations },
  { name: 'silent-sends', everyMs: minute, sweep: askHistories },
  { name: 'templates', everyMs: 60 * minute, sweep: refreshTemplates },
  { name: 'resealing', everyMs: 60 * minute, sweep: resealConnections },
  { name: 'pruning', everyMs: 10 * minute, sweep: prune },
]

/** Starts all sweepers; one never runs twice at a time in this process. @returns a function that stops and waits. */
export function startSweepers(): () => Promise<void> {
  let isStopped = false
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  const plan = (sweeper: Sweeper, afterMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      const run = sweeper
        .sweep()
        .catch((error) => log.error({ err: error, sweeper: sweeper.name }, 'a sweeper failed'))
        .finally(() => {
          running.delete(run)
          if (!isStopped) plan(sweeper, sweeper.everyMs)
        })
      running.add(run)
    }, afterMs)
    timers.add(timer)
  }
  for (const sweeper of sweepers) plan(sweeper, Math.min(sweeper.everyMs, second))
  return async () => {
    isStopped = true
    for (const timer of timers) clearTimeout(timer)
    await Promise.all(running)
  }
}

let wasStalled = false

/** Tells every screen when deliveries wait and nobody understands them, and when that is over. */
async function watchIngest(): Promise<void> {
  const backlog = await readIngestBacklog(clients().db)
  const isStalled = backlog.oldestMs > stalledAfterMs
  if (isStalled === wasStalled) return
  wasStalled = isStalled
  if (isStalled)
    log.error({ waiting: backlog.waiting, oldestMs: backlog.oldestMs }, 'ingest has stalled: deliveries are stored but not understood')
  else log.info('ingest goes on')
  await inTransaction(async (tx) => {
    const changes = new Changes()
    changes.event({ type: 'ingest.alarm', isStalled, oldestMs: Math.round(backlog.oldestMs) })
    await changes.emit(tx)
  })
}

async function openSnoozed(): Promise<void> {
  await inTransaction(async (tx) => {
    const changes = new Changes()
    for (const id of await wakeSnoozed(tx)) changes.conversation(id)
    await changes.emit(tx)
  })
}

/** Longer than a request can last (connections/graph-client.server.ts) with an upload before it. */
const lostAfterMs = 90 * second

async function settleLostSends(): Promise<void> {
  for (const id of await listLostSends(clients().db, new Date(Date.now() - lostAfterMs))) {
    await recordEnd(id, 'unknown', { code: null, reason: ownReasons.outcomeUnknown, canRetry: true }, null)
  }
}

async function restartPairs(): Promise<void> {
  for (const pair of await listPairsWaiting(clients().db, new Date(Date.now() - 10 * second))) {
    await enqueue(clients().db, 'send-messages', pair, { onlyOnce: `${pair.connectionId}:${pair.customerId}` })
  }
}

async function restartMedia(): Promise<void> {
  for (const mediaId of await listPendingMedia(clients().db, new Date(Date.now() - 10 * minute))) {
    await enqueue(clients().db, 'fetch-media', { mediaId }, { onlyOnce: mediaId })
  }
}

/** Longer than all tries of its job, each within the language model's time (job-definitions.ts). */
const lostTranslationMs = 10 * minute

async function restartTranslations(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const one of await takeUnfinishedTranslations(tx, new Date(Date.now() - lostTranslationMs), 200)) await enqueueTranslation(tx, one)
  })
}

async function askHistories(): Promise<void> {
  for (const attemptId of await listSilentAttempts(clients().db, new Date(Date.now() - 10 * minute))) {
    await enqueue(clients().db, 'check-history', { attemptId })
  }
}

/** Template webhooks are the quick way; this is for those that were lost, and for a connection's first list. */
async function refreshTemplates(): Promise<void> {
  for (const connection of await listConnections(clients().db)) {
    if (connection.status === 'active')
      await enqueue(clients().db, 'sync-templates', { connectionId: connection.id }, { onlyOnce: connection.id })
  }
}

/** Events are only for catching up; a screen that slept longer fetches afresh. */
async function prune(): Promise<void> {
  const day = 24 * 60 * minute
  await pruneEvents(clients().db, new Date(Date.now() - 2 * day))
  await pruneIdempotencyKeys(clients().db, new Date(Date.now() - 2 * day))
  await pruneBacktests(clients().db, new Date(Date.now() - 30 * day))
  for (const file of await takeUnsentUploads(clients().db, new Date(Date.now() - day))) {
    for (const key of [file.storageKey, file.thumbnailKey]) if (key) await mediaStore().remove(key)
  }
}
