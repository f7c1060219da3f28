import type { PgBoss } from 'pg-boss'
import { clients } from '../../db/client.ts'
import { acknowledgeEntry } from '../acknowledgements/acknowledge-entry.server.ts'
import { takeBotTurn } from '../bot/take-turn.server.ts'
import { log } from '../core/log.server.ts'
import { jobOutcomes } from '../core/metrics.server.ts'
import { endFetchRound, fetchMedia, ProviderFault } from '../media/fetch-media.server.ts'
import { checkHistory } from '../messages/check-history.server.ts'
import { sendQueued } from '../messages/send-queued.server.ts'
import { markRead, sendReaction, showTyping } from '../messages/small-sends.server.ts'
import { syncTemplates } from '../messages/sync-templates.server.ts'
import { forgetPitch } from '../privacy/forget-pitch.server.ts'
import { measurePitch } from '../recordings/measure-pitch.server.ts'
import { readRecording } from '../recordings/read-recording.server.ts'
import { transcribeRecording } from '../recordings/transcribe-recording.server.ts'
import { translateTranscript } from '../recordings/translate-transcript.server.ts'
import { understandRecording } from '../recordings/understand-recording.server.ts'
import { routeEntry } from '../routing/route-entry.server.ts'
import { failBacktest, runBacktest } from '../routing/run-backtest.server.ts'
import { enqueue } from './enqueue.server.ts'
import { type JobName, type JobPayload, jobDefinitions } from './job-definitions.ts'

type Attempt = {
  isLastTry: boolean
  /** Has this queue looked at again at an instant, where a deferred job would wait for the next poll. */
  lookAgainAt: (at: Date) => void
}
type Handlers = { [N in JobName]: (payload: JobPayload<N>, attempt: Attempt) => Promise<void> }

/** Each job's work; every one may run twice. */
const handlers: Handlers = {
  'send-messages': async (pair, { lookAgainAt }) => {
    const again = await sendQueued(pair)
    if (!again) return
    await enqueue(clients().db, 'send-messages', pair, { onlyOnce: `${pair.connectionId}:${pair.customerId}`, startAfter: again })
    lookAgainAt(again)
  },
  'fetch-media': async ({ mediaId }, { isLastTry }) => {
    try {
      await fetchMedia(mediaId)
    } catch (error) {
      if (!isLastTry) throw error
      // The file says that it is being fetched, and the sweeper begins another round, or it says that it is gone.
      await endFetchRound(mediaId)
      // An outage of the provider is not parked: it ends by itself. A fault of ours (disk full, keys wrong) needs somebody.
      if (!(error instanceof ProviderFault)) throw error
      log.warn({ err: error, mediaId }, 'a file could not be fetched for now')
    }
  },
  'read-recording': ({ mediaId }, { isLastTry }) => readRecording(mediaId, isLastTry),
  'measure-pitch': ({ mediaId }, { isLastTry }) => measurePitch(mediaId, isLastTry),
  'transcribe-recording': async ({ mediaId }, { isLastTry, lookAgainAt }) => {
    const againAt = await transcribeRecording(mediaId, isLastTry)
    if (againAt) lookAgainAt(againAt)
  },
  'understand-recording': ({ mediaId }, { isLastTry }) => understandRecording(mediaId, isLastTry),
  'translate-transcript': (translation, { isLastTry }) => translateTranscript(translation, isLastTry),
  'acknowledge-entry': async ({ entryId }, { lookAgainAt }) => {
    const again = await acknowledgeEntry(entryId)
    if (!again) return
    await enqueue(clients().db, 'acknowledge-entry', { entryId }, { onlyOnce: entryId, startAfter: again })
    lookAgainAt(again)
  },
  'route-entry': async ({ entryId }, { lookAgainAt }) => {
    const again = await routeEntry(entryId)
    if (!again) return
    await enqueue(clients().db, 'route-entry', { entryId }, { onlyOnce: entryId, startAfter: again })
    lookAgainAt(again)
  },
  'run-backtest': async ({ backtestId }, { isLastTry }) => {
    try {
      await runBacktest(backtestId)
    } catch (error) {
      if (isLastTry) await failBacktest(backtestId)
      throw error
    }
  },
  'take-bot-turn': ({ entryId }) => takeBotTurn(entryId),
  'forget-pitch': ({ before }) => forgetPitch(new Date(before)),
  'mark-read': (pair) => markRead(pair),
  'show-typing': ({ conversationId }) => showTyping(conversationId),
  'send-reaction': (reaction) => sendReaction(reaction),
  'sync-templates': ({ connectionId }) => syncTemplates(connectionId),
  'check-history': ({ attemptId }) => checkHistory(attemptId),
}

const concurrency: Record<JobName, number> = {
  'send-messages': 8,
  'fetch-media': 3,
  'read-recording': 2,
  'measure-pitch': 1,
  'transcribe-recording': 3,
  'understand-recording': 2,
  'translate-transcript': 2,
  'acknowledge-entry': 2,
  'route-entry': 4,
  'run-backtest': 1,
  'take-bot-turn': 4,
  'forget-pitch': 1,
  'mark-read': 3,
  'show-typing': 2,
  'send-reaction': 2,
  'sync-templates': 1,
  'check-history': 1,
}

/** Starts working on every queue. A payload that does not parse fails at once and for good; it lands among the parked jobs. */
export async function runJobs(boss: PgBoss): Promise<void> {
  for (const name of Object.keys(handlers) as JobName[]) await workOn(boss, name) // the keys of Handlers are exactly the job names
}

/** NOTIFY wakes the workers; polling is for what it missed. */
const pollSeconds = 5

async function workOn<N extends JobName>(boss: PgBoss, name: N): Promise<void> {
  const options = {
    includeMetadata: true,
    localConcurrency: concurrency[name],
    notifyPollingIntervalSeconds: pollSeconds,
    pollingIntervalSeconds: 1,
  } as const
  let workerId: string | undefined
  const lookAgainAt = (at: Date) => {
    const timer = setTimeout(() => workerId && boss.notifyWorker(workerId), Math.max(0, at.getTime() - Date.now()) + 10)
    timer.unref()
  }
  workerId = await boss.work(name, options, async ([job]) => {
    if (!job) return
    const payload = jobDefinitions[name].payload.safeParse(job.data)
    if (!payload.success) {
      jobOutcomes.inc({ name, outcome: 'unreadable' })
      throw new Error(`the payload of ${name} does not parse`)
    }
    try {
      await handlers[name](payload.data as JobPayload<N>, { isLastTry: job.retryCount >= job.retryLimit, lookAgainAt }) // parsed by this name's own schema
      jobOutcomes.inc({ name, outcome: 'done' })
    } catch (error) {
      jobOutcomes.inc({ name, outcome: 'failed' })
      log.warn({ err: error, job: name, jobId: job.id, retry: job.retryCount }, 'a job failed')
      throw error
    }
  })
}
