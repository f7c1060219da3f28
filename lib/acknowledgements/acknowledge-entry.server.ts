import { clients, type Tx } from '../../db/client.ts'
import {
  countQueue,
  countQueueAnswers,
  insertAcknowledgement,
  insertPitchNotice,
  isBeingTranscribed,
  readAcknowledgementRule,
} from '../../db/queries/acknowledgements.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { type ConversationRecord, findConversation, findWindow, updateConversation } from '../../db/queries/conversations.ts'
import { findEntry, insertEntry } from '../../db/queries/entries.ts'
import { readOpeningHours } from '../../db/queries/opening-hours.ts'
import { readPrivacySettings } from '../../db/queries/privacy-settings.ts'
import { inTransaction } from '../../db/transaction.ts'
import { newId, nowUs } from '../core/clock.server.ts'
import type { ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import { type CustomerLanguage, readCustomerLanguage } from '../customers/customer-language.server.ts'
import { countryOf } from '../customers/describe-customer.ts'
import { businessMsBetween, nextOpening } from '../hours/business-time.ts'
import type { OpeningHours } from '../hours/opening-hours.ts'
import { languageOfCountry, matchLanguage } from '../i18n/language-tag.ts'
import { addAttempt } from '../messages/send-message.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { authorColumns } from '../timeline/append-entry.server.ts'
import { makePosition } from '../timeline/position.ts'
import { composeAcknowledgement } from './compose-acknowledgement.ts'
import { decideAcknowledgement } from './decide-acknowledgement.ts'
import { measureAnswersPerHour, planPromise, type Queue } from './plan-promise.ts'

/** How long a first note's transcript is waited for, which tells the language to answer in. */
const transcriptWaitMs = 20_000
const lookAgainMs = 2_000

/**
 * Tells the customer that what they sent is here and by when a person answers, and makes that promise the
 * conversation's target. May run any number of times, at once, for any entry of the conversation: one message per
 * period of waiting goes out. It is no answer: whoever waits still waits.
 * @returns when to look again, while the language is still being heard.
 */
export async function acknowledgeEntry(entryId: EntryId, now = new Date()): Promise<Date | null> {
  const { db } = clients()
  const entry = await findEntry(db, entryId)
  if (!entry?.connectionId || !entry.conversationId) return null
  if (!(await readAcknowledgementRule(db, entry.connectionId)).isOn) return null
  const customer = await readCustomerLanguage(db, entry.customerId)
  const mayStillHear = customer?.source !== 'heard' && now.getTime() - entry.receivedAt.getTime() < transcriptWaitMs
  if (mayStillHear && (await isBeingTranscribed(db, entryId))) return new Date(now.getTime() + lookAgainMs)
  const sent = await inTransaction(async (tx) => {
    // Locked first: of two jobs the second one sees what the first promised.
    const conversation = await findConversation(tx, entry.conversationId as ConversationId, 'for update') // checked above
    return conversation ? acknowledge(tx, conversation, entryId, customer, now) : null
  })
  if (sent) wakeRelay(sent)
  return null
}

async function acknowledge(tx: Tx, conversation: ConversationRecord, entryId: EntryId, customer: CustomerLanguage | null, now: Date) {
  const entry = await findEntry(tx, entryId)
  const connection = await findConnection(tx, conversation.connectionId)
  if (!entry || !connection) return null
  const rule = await readAcknowledgementRule(tx, connection.id)
  const window = await findWindow(tx, conversation.customerId, connection.id)
  const decision = decideAcknowledgement({
    now,
    rule,
    isConnectionActive: connection.status === 'active' && connection.removedAt === null,
    entry: { ...entry, textLength: entry.text?.length ?? 0 },
    conversation: { ...conversation, lastAnswerAt: secondOf(conversation.lastAnswerPosition) },
    windowClosesAt: window?.closesAt ?? null,
  })
  if (decision.kind === 'none') return null
  const hours = await readOpeningHours(tx)
  const queue = await readQueue(tx, conversation.id, hours, now)
  const promise = planPromise({ now, hours, queue, floorMinutes: rule.floorMinutes, ceilingMinutes: rule.ceilingMinutes })
  if (!promise) return null
  const id = newId() as EntryId // a fresh id is nobody else's
  const wanted = customer?.language ?? languageOfNumber(connection.displayNumber)
  const language = (wanted && matchLanguage(wanted, Object.keys(rule.texts))) ?? rule.fallbackLanguage
  const texts = rule.texts[language]
  if (!texts) throw new Error('the language that others read must have a text')
  const isFirst = await insertAcknowledgement(tx, {
    conversationId: conversation.id,
    afterPosition: conversation.lastAnswerPosition ?? '',
    toEntryId: entry.id,
    entryId: id,
    promisedAt: promise.at,
    reason: promise.reason,
    language,
    at: now,
  })
  if (!isFirst) return null
  const text = composeAcknowledgement(texts, {
    language,
    now,
    promisedAt: promise.at,
    opensAt: promise.reason.isOpen ? null : nextOpening(hours, now),
    timeZone: hours.timeZone,
    notice: await claimNotice(tx, conversation.customerId, id, customer?.language ?? language),
  })
  await putInOutbox(tx, conversation, id, text)
  await updateConversation(tx, conversation.id, { promisedAt: promise.at, promiseReason: promise.reason })
  const changes = new Changes()
  changes.entry(id)
  changes.conversation(conversation.id)
  return changes.emit(tx)
}

/** The second a position begins with (lib/timeline/position.ts). */
function secondOf(position: string | null): Date | null {
  return position ? new Date(Number(position.slice(0, position.indexOf('-'))) * 1000) : null
}

const measuredMs = 14 * 24 * 60 * 60 * 1000

/** How long the queue is, and how fast it was answered in the last two weeks, or since the first answer there was. */
async function readQueue(tx: Tx, conversationId: ConversationId, hours: OpeningHours, now: Date): Promise<Queue> {
  const ahead = await countQueue(tx, conversationId)
  const answers = await countQueueAnswers(tx, new Date(now.getTime() - measuredMs))
  const openMs = answers.firstAt ? businessMsBetween(hours, answers.firstAt, now) : 0
  return { ahead, answersPerHour: measureAnswersPerHour(answers.count, openMs) }
}

/** What is mostly spoken where our own number is from: for customers of whom nothing is known. */
function languageOfNumber(displayNumber: string | null): string | null {
  const country = countryOf(displayNumber, null)
  return country === null ? null : languageOfCountry(country)
}

/**
 * What the customer must be told about the measuring of pitch, when it is on and this is the first they hear of it in
 * their language. Where there are no words for it in that language they are told nothing, and not measured.
 */
async function claimNotice(tx: Tx, customerId: CustomerId, entryId: EntryId, wanted: string): Promise<string | null> {
  const { measuresPitch, acknowledgedAt, pitchNotice } = await readPrivacySettings(tx)
  const language = matchLanguage(wanted, Object.keys(pitchNotice))
  if (!measuresPitch || !acknowledgedAt || language === null) return null
  const isFirst = await insertPitchNotice(tx, { customerId, switchedOnAt: acknowledgedAt, language, entryId })
  return isFirst ? (pitchNotice[language] ?? null) : null
}

/** Like an agent's text, but of no author and answering nothing: preview and waiting stay the customer's. */
async function putInOutbox(tx: Tx, conversation: ConversationRecord, id: EntryId, text: string): Promise<void> {
  const us = nowUs()
  const at = new Date(us / 1000)
  const { customerId, connectionId } = conversation
  await insertEntry(tx, {
    id,
    position: makePosition({ occurredAtMs: at.getTime(), arrivedUs: us, id }),
    customerId,
    conversationId: conversation.id,
    connectionId,
    channel: conversation.channel,
    kind: 'message',
    direction: 'out',
    ...authorColumns('system'),
    text,
    body: { v: 1, kind: 'message', content: { type: 'text' }, forwarded: 'no', referral: null },
    status: 'queued',
    statusAt: at,
    attempt: 1,
    occurredAt: at,
    receivedAt: at,
  })
  await addAttempt(tx, { entryId: id, customerId, connectionId, number: 1, createdAt: at })
}
