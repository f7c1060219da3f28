import type { Tx } from '../../db/client.ts'
import { type ConversationRecord, findWindow } from '../../db/queries/conversations.ts'
import type { EntryRecord } from '../../db/queries/entries.ts'
import { readOpeningHours } from '../../db/queries/opening-hours.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import { findRecordingOfEntry, listInboundTimes } from '../../db/queries/routing.ts'
import { isOpenAt } from '../hours/business-time.ts'
import { makePosition } from '../timeline/position.ts'
import { countAttempts } from './count-attempts.ts'
import type { Evidence, RoutingFacts } from './routing-facts.ts'

const dayMs = 24 * 60 * 60_000
const minuteMs = 60_000

/**
 * What our own records say about an inbound entry of a customer. What they do not say is left out: unknown. As many
 * look-ups as there are kinds of fact, each by key or one index range of the last day.
 */
export async function readFacts(tx: Tx, entry: EntryRecord, conversation: ConversationRecord, now: Date): Promise<RoutingFacts> {
  const since = new Date(entry.occurredAt.getTime() - dayMs)
  const [times, window, hours, recording, language] = await Promise.all([
    listInboundTimes(tx, entry.customerId, makePosition({ occurredAtMs: since.getTime(), arrivedUs: 0, id: '' }), entry.position),
    findWindow(tx, entry.customerId, conversation.connectionId),
    readOpeningHours(tx),
    entry.kind === 'voice_note' ? findRecordingOfEntry(tx, entry.id) : null,
    findCustomerLanguage(tx, entry.customerId),
  ])
  const { waitingSince, promisedAt } = conversation
  return {
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
    ...(language && { language: from('transcript', language) }),
    ...(recording && { transcript: from('recording', transcriptOf(recording.transcriptState)) }),
    ...(recording?.durationMs != null && { voiceSeconds: from('recording', Math.round(recording.durationMs / 1000)) }),
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
