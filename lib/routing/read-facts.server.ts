import type { Tx } from '../../db/client.ts'
import { findBotSession } from '../../db/queries/bot.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { type ConversationRecord, findWindow } from '../../db/queries/conversations.ts'
import type { EntryRecord } from '../../db/queries/entries.ts'
import { readOpeningHours } from '../../db/queries/opening-hours.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import { findRecordingOfEntry, listInboundTimes } from '../../db/queries/routing.ts'
import { memoryOf } from '../bot/bot-memory.ts'
import type { BotTask } from '../bot/bot-task.ts'
import { chooseBotLanguage } from '../bot/choose-bot-language.ts'
import { readBurst } from '../bot/read-burst.server.ts'
import { factsOfTurn, understandTurn } from '../bot/understand-turn.ts'
import { isOpenAt } from '../hours/business-time.ts'
import { makePosition } from '../timeline/position.ts'
import { countAttempts } from './count-attempts.ts'
import { type MessageModels, readMessage } from './message-facts.ts'
import type { Evidence, RoutingFacts } from './routing-facts.ts'

const dayMs = 24 * 60 * 60_000
const minuteMs = 60_000

/** With what the words of an entry are read; made before the transaction, since it may have to be trained first. */
export type Reader = { models: MessageModels; tasks: readonly BotTask[] }

/**
 * What our own records and the customer's words say about an inbound entry. What they do not say is left out: unknown. As
 * many look-ups as there are kinds of fact, each by key or one index range of the last day.
 */
export async function readFacts(
  tx: Tx,
  entry: EntryRecord,
  conversation: ConversationRecord,
  now: Date,
  reader: Reader,
): Promise<RoutingFacts> {
  const since = new Date(entry.occurredAt.getTime() - dayMs)
  const [times, window, hours, recording, spoken] = await Promise.all([
    listInboundTimes(tx, entry.customerId, makePosition({ occurredAtMs: since.getTime(), arrivedUs: 0, id: '' }), entry.position),
    findWindow(tx, entry.customerId, conversation.connectionId),
    readOpeningHours(tx),
    entry.kind === 'voice_note' ? findRecordingOfEntry(tx, entry.id) : null,
    findCustomerLanguage(tx, entry.customerId),
  ])
  const { waitingSince, promisedAt } = conversation
  return {
    ...(await readWords(tx, entry, conversation, spoken, reader)),
    entryKind: from('entry', kindOf(entry)),
    tier: from('conversation', conversation.tier),
    labels: from('conversation', conversation.labels),
    attempts24h: {
      value: countAttempts(times.map((one) => one.at)),
      evidence: [{ kind: 'entries', entryIds: times.slice(-50).map((one) => one.id) }],
    },
    isOpen: from('opening_hours', isOpenAt(hours, now)),
    ...(waitingSince && { unansweredMinutes: from('conversation', Math.max(0, minutesBetween(waitingSince, now))) }),
    ...(promisedAt && { promiseLeftMinutes: from('promise', minutesBetween(now, promisedAt)) }),
    ...(window && { windowLeftMinutes: from('reply_window', Math.max(0, minutesBetween(now, window.closesAt))) }),
    ...(recording && { transcript: from('recording', transcriptOf(recording.transcriptState)) }),
    ...(recording?.durationMs != null && { voiceSeconds: from('recording', Math.round(recording.durationMs / 1000)) }),
  }
}

/**
 * What the words say, those of all messages in a row together, and where the bot answers what they mean to it. While the
 * words of a voice note among them are not known, only what the others surely say is.
 */
async function readWords(
  tx: Tx,
  entry: EntryRecord,
  conversation: ConversationRecord,
  spoken: string | null,
  { models, tasks }: Reader,
): Promise<RoutingFacts> {
  const [connection, session, burst] = await Promise.all([
    findConnection(tx, conversation.connectionId),
    findBotSession(tx, conversation.id),
    readBurst(tx, entry, conversation.lastAnswerPosition ?? ''),
  ])
  const isBotOn = from('connection', connection?.isBotOn ?? false)
  const known = { isBotOn, ...(spoken && { language: from('transcript', spoken) }) }
  if (burst.isUnheard && burst.text === '') return known
  const language = session?.memory.language ?? chooseBotLanguage(spoken, connection?.displayNumber ?? null)
  const reading = readMessage(burst.text, models, language)
  if (burst.isUnheard) return { ...known, ...surelySaid(reading.facts) }
  const memory = memoryOf(session)
  const meant = isBotOn.value ? factsOfTurn(understandTurn(burst, reading, memory, tasks), memory, tasks) : {}
  return { ...known, ...reading.facts, ...meant }
}

/** From here on frustration or urgency is likelier than not. */
const likely = 0.5

/** What further words cannot take back: a wish for a person, keywords, anger and hurry that are there. */
function surelySaid({ wantsHuman, keywords, frustration, urgency }: RoutingFacts): RoutingFacts {
  return {
    ...(wantsHuman?.value && { wantsHuman }),
    ...(keywords && keywords.value.length > 0 && { keywords }),
    ...(frustration && frustration.value >= likely && { frustration }),
    ...(urgency && urgency.value >= likely && { urgency }),
  }
}

function from<T>(of: string, value: T): { value: T; evidence: Evidence[] } {
  return { value, evidence: [{ kind: 'record', of }] }
}

function kindOf(entry: EntryRecord): 'text' | 'media' | 'voice_note' | 'other' {
  if (entry.kind === 'voice_note') return 'voice_note'
  if (entry.body.kind !== 'message') return 'other'
  return entry.body.content.type === 'text' ? 'text' : entry.body.content.type === 'media' ? 'media' : 'other'
}

function transcriptOf(state: 'off' | 'waiting' | 'working' | 'done' | 'failed'): 'waiting' | 'done' | 'failed' | 'off' {
  return state === 'working' ? 'waiting' : state
}

function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / minuteMs)
}
