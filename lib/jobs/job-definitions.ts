import { z } from 'zod'
import {
  attemptIdSchema,
  backtestIdSchema,
  connectionIdSchema,
  conversationIdSchema,
  customerIdSchema,
  entryIdSchema,
  mediaIdSchema,
} from '../core/ids.ts'
import { localeSchema } from '../core/vocabulary.ts'

type QueueSettings = {
  /** Tries after the first. Each handler is safe to run twice. */
  retryLimit: number
  /** Seconds before the first retry; doubles from there when `retryBackoff`. */
  retryDelay: number
  retryBackoff: boolean
  /** Seconds after which a job that is still running counts as lost. */
  expireInSeconds: number
  /** `short`: one waiting job per key, others are dropped; enqueue such jobs with `onlyOnce`. */
  policy: 'standard' | 'short'
}

const patient: QueueSettings = { retryLimit: 8, retryDelay: 2, retryBackoff: true, expireInSeconds: 120, policy: 'standard' }
const brief: QueueSettings = { retryLimit: 1, retryDelay: 1, retryBackoff: false, expireInSeconds: 20, policy: 'standard' }

/**
 * Every job: its payload (mostly ids; the truth is in the rows) and how its queue behaves. A job whose payload no longer
 * parses, or that fails its last try, lands in the dead-letter queue `parked-jobs`, where admins see it.
 */
export const jobDefinitions = {
  /** Sends what waits for one customer on one number, in order. */
  'send-messages': {
    payload: z.object({ connectionId: connectionIdSchema, customerId: customerIdSchema }),
    settings: { ...patient, policy: 'short' },
  },
  /** Fetches a received file from the provider into the media store. */
  'fetch-media': { payload: z.object({ mediaId: mediaIdSchema }), settings: { ...patient, expireInSeconds: 300 } },
  /** Reads the sound of a file: length and waveform. Begins the steps that need it. */
  'read-recording': {
    payload: z.object({ mediaId: mediaIdSchema }),
    settings: { ...patient, retryLimit: 3, retryDelay: 5, policy: 'short' },
  },
  /** Measures the pitch of a customer's voice (only while the acoustic switch is on). */
  'measure-pitch': {
    payload: z.object({ mediaId: mediaIdSchema }),
    settings: { ...patient, retryLimit: 3, retryDelay: 5, policy: 'short' },
  },
  /**
   * Has a recording written down by the speech-to-text engine. An hour of sound takes an engine on this machine long; a
   * worker that died is noticed by its missing heartbeat, not by this limit.
   */
  'transcribe-recording': {
    payload: z.object({ mediaId: mediaIdSchema }),
    settings: { ...patient, retryLimit: 3, retryDelay: 10, expireInSeconds: 60 * 60, policy: 'short' },
  },
  /** Finds the summary, the questions and the facts in a transcript. */
  'understand-recording': {
    payload: z.object({ mediaId: mediaIdSchema }),
    settings: { ...patient, retryLimit: 2, retryDelay: 5, policy: 'short' },
  },
  /** Has one version of a transcript translated into one language by the language model. */
  'translate-transcript': {
    payload: z.object({ mediaId: mediaIdSchema, version: z.number().int(), language: localeSchema }),
    settings: { ...patient, retryLimit: 2, retryDelay: 2, policy: 'short' },
  },
  /** Tells a customer that their voice note or long text is here and by when a person answers. */
  'acknowledge-entry': { payload: z.object({ entryId: entryIdSchema }), settings: { ...patient, policy: 'short' } },
  /** Decides which tier a customer's entry belongs to; again when something about it has become known. */
  'route-entry': { payload: z.object({ entryId: entryIdSchema }), settings: { ...patient, policy: 'short' } },
  /** Lets the bot answer what a customer said last, if that is the bot's to answer. */
  'take-bot-turn': { payload: z.object({ entryId: entryIdSchema }), settings: { ...patient, policy: 'short' } },
  /** Tries a draft of the routing rules against stored entries. */
  'run-backtest': { payload: z.object({ backtestId: backtestIdSchema }), settings: { ...patient, retryLimit: 2, expireInSeconds: 900 } },
  /** Deletes the pitch that was measured before an instant, as the privacy settings were told to. */
  'forget-pitch': { payload: z.object({ before: z.iso.datetime() }), settings: patient },
  /** Tells the provider that we read up to the newest inbound message. */
  'mark-read': {
    payload: z.object({ connectionId: connectionIdSchema, customerId: customerIdSchema }),
    settings: { ...patient, policy: 'short' },
  },
  /** Shows "typing…" on the customer's phone; worthless when late, so hardly retried. */
  'show-typing': { payload: z.object({ conversationId: conversationIdSchema }), settings: { ...brief, retryLimit: 0 } },
  /** Shows or takes back our reaction on a customer's message. */
  'send-reaction': {
    payload: z.object({
      connectionId: connectionIdSchema,
      customerId: customerIdSchema,
      targetProviderId: z.string(),
      emoji: z.string().nullable(),
    }),
    settings: patient,
  },
  /** Brings our copy of a connection's templates up to date. */
  'sync-templates': { payload: z.object({ connectionId: connectionIdSchema }), settings: { ...patient, policy: 'short' } },
  /** Asks the provider what became of an accepted message that has no further status after ten minutes. */
  'check-history': { payload: z.object({ attemptId: attemptIdSchema }), settings: { ...brief, retryLimit: 3, retryDelay: 60 } },
} as const satisfies Record<string, { payload: z.ZodType; settings: QueueSettings }>

export type JobName = keyof typeof jobDefinitions
export type JobPayload<N extends JobName> = z.infer<(typeof jobDefinitions)[N]['payload']>

/** Jobs that failed for good, with the queue they came from. */
export const parkedQueue = 'parked-jobs'
