import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { type ConnectionRecord, findConnection } from '../../db/queries/connections.ts'
import { findWindow } from '../../db/queries/conversations.ts'
import { listIdentities } from '../../db/queries/customers.ts'
import { type EntryRecord, findEntry } from '../../db/queries/entries.ts'
import { listMediaOfEntry, type MediaRecord } from '../../db/queries/media.ts'
import { type AttemptRecord, giveTokenBack, listQueuedAttempts, moveAttempt, takeToken } from '../../db/queries/sending.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isOvertaken } from '../bot/is-overtaken.server.ts'
import { openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { callGraph, type GraphResult } from '../connections/graph-client.server.ts'
import { unreachable } from '../core/errors.ts'
import type { ConnectionId, CustomerId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { sendOutcomes } from '../core/metrics.server.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import { makeVoiceForm } from '../media/make-voice-form.server.ts'
import { entryBodySchema } from '../timeline/entry-body.ts'
import { addressRecipient } from './address-recipient.ts'
import { composePayload } from './compose-payload.ts'
import { planSend } from './plan-send.ts'
import { describeProviderCode, ownReasons, planRetry } from './send-failure.ts'
import { recordAccepted, recordBrokenConnection, recordEnd, recordPause } from './settle-attempt.server.ts'
import { uploadToProvider } from './upload-to-provider.server.ts'

/** The provider's limits, kept by us before it refuses (whatsapp-messages.md 6.3). */
const pairBurst = 45
const pairRefillMs = 6_000
const numberPerSecond = 80

const acceptedSchema = z.looseObject({ messages: z.array(z.looseObject({ id: z.string().min(1) })).min(1) })

export type Pair = { connectionId: ConnectionId; customerId: CustomerId }

/**
 * Sends what waits for one customer on one number, strictly in order: the next goes out only when the one before is
 * settled with the provider. Each attempt is claimed by a conditional update, so however many workers run this for the
 * same pair, a message goes out once.
 * @returns when to look again (a pause the provider or its limits asked for), or null when nothing waits.
 */
export async function sendQueued(pair: Pair): Promise<Date | null> {
  for (;;) {
    const [next] = await listQueuedAttempts(clients().db, pair.connectionId, pair.customerId)
    if (!next) return null
    if (next.state === 'sending') return null // another worker is at it, and goes on with what follows
    if (next.nextTryAt && next.nextTryAt > new Date()) return next.nextTryAt
    const connection = await findConnection(clients().db, pair.connectionId)
    if (connection?.status !== 'active') return null // repaired connections start their pairs again
    const waitMs = await reserveCapacity(pair)
    if (waitMs > 0) return new Date(Date.now() + waitMs)
    const claimed = await claim(next)
    if (!claimed) {
      await returnCapacity(pair) // another worker took this message in its own turn
      continue
    }
    const again = await sendAttempt(connection, claimed)
    if (again) return again
  }
}

async function reserveCapacity(pair: Pair): Promise<number> {
  return inTransaction(async (tx) => {
    const forPair = await takeToken(tx, `pair:${pair.connectionId}:${pair.customerId}`, pairBurst, pairRefillMs)
    if (forPair > 0) return forPair
    const forNumber = await takeToken(tx, `number:${pair.connectionId}`, numberPerSecond, 1000 / numberPerSecond)
    // Both or none: a number at its limit must not use up the pair's turns.
    if (forNumber > 0) await giveTokenBack(tx, `pair:${pair.connectionId}:${pair.customerId}`)
    return forNumber
  })
}

async function returnCapacity(pair: Pair): Promise<void> {
  await inTransaction(async (tx) => {
    await giveTokenBack(tx, `pair:${pair.connectionId}:${pair.customerId}`)
    await giveTokenBack(tx, `number:${pair.connectionId}`)
  })
}

async function claim(attempt: AttemptRecord): Promise<AttemptRecord | null> {
  return moveAttempt(clients().db, attempt.id, ['queued'], {
    state: 'sending',
    sendingAt: new Date(),
    tries: attempt.tries + 1,
    nextTryAt: null,
  })
}

type Prepared =
  | { kind: 'ready'; payload: Record<string, unknown>; accessToken: string }
  | { kind: 'failed'; reason: string }
  | { kind: 'wait'; until: Date; reason: string }
  | { kind: 'refused'; result: Exclude<GraphResult, { kind: 'ok' }> }

/** Our own reasons that a person can do something about. */
const worksLater: string[] = [ownReasons.windowClosed, ownReasons.notAnnounced]

/** One request. @returns when to go on if the pair must pause, null to go straight on to the next message. */
async function sendAttempt(connection: ConnectionRecord, attempt: AttemptRecord): Promise<Date | null> {
  const prepared = await prepareSafely(connection, attempt)
  if (prepared.kind === 'failed') {
    await recordEnd(attempt.id, 'failed', { code: null, reason: prepared.reason, canRetry: worksLater.includes(prepared.reason) }, null)
    return null
  }
  if (prepared.kind === 'wait') {
    // Nothing was asked of the provider: it is no try of the message, and takes no turn of the pair.
    await recordPause(attempt.id, prepared.until, { code: null, reason: prepared.reason, canRetry: false }, attempt.tries - 1)
    await returnCapacity(attempt)
    return prepared.until
  }
  if (prepared.kind === 'refused') return settleRefusal(attempt, prepared.result)
  const result = await callGraph({
    path: `${connection.phoneNumberId}/messages`,
    method: 'POST',
    json: prepared.payload,
    accessToken: prepared.accessToken,
  })
  const accepted = result.kind === 'ok' ? acceptedSchema.safeParse(result.data) : null
  const providerId = accepted?.data?.messages[0]?.id
  if (providerId) {
    sendOutcomes.inc({ outcome: 'accepted' })
    await recordAccepted(attempt.id, providerId)
    return null
  }
  return settleRefusal(attempt, result.kind === 'ok' ? { kind: 'unknown', status: 200 } : result)
}

/**
 * Whatever goes wrong before the request leaves says nothing about an outcome: the message certainly did not go. It
 * counts as not reached, is tried again with growing pauses, and never blocks what stands behind it as "unknown".
 */
async function prepareSafely(connection: ConnectionRecord, attempt: AttemptRecord): Promise<Prepared> {
  try {
    return await prepare(connection, attempt)
  } catch (error) {
    if (isFileGone(error)) return { kind: 'failed', reason: ownReasons.fileMissing }
    log.warn({ err: error, attemptId: attempt.id }, 'a message could not be prepared for sending')
    return { kind: 'refused', result: { kind: 'unreached' } }
  }
}

/** The media store says that there is no such file: trying again will not bring it back. */
function isFileGone(error: unknown): boolean {
  return error instanceof Error && (('code' in error && error.code === 'ENOENT') || error.name === 'NoSuchKey')
}

/** Everything is looked at again right before the request: the window may have closed while the message waited. */
async function prepare(connection: ConnectionRecord, attempt: AttemptRecord): Promise<Prepared> {
  const { db } = clients()
  const [entry, window, identities] = await Promise.all([
    findEntry(db, attempt.entryId),
    findWindow(db, attempt.customerId, attempt.connectionId),
    listIdentities(db, [attempt.customerId]),
  ])
  if (!entry) return { kind: 'failed', reason: ownReasons.noAddress }
  if (await isOvertaken(db, entry)) return { kind: 'failed', reason: ownReasons.takenOver }
  const body = entryBodySchema.parse(entry.body)
  const isTemplate = body.kind === 'message' && body.content.type === 'template'
  if (planSend(isTemplate ? 'template' : 'text', window?.closesAt ?? null, new Date()).kind === 'window_closed')
    return { kind: 'failed', reason: ownReasons.windowClosed }
  const recipient = addressRecipient(identities)
  if (!recipient) return { kind: 'failed', reason: ownReasons.noAddress }
  const { accessToken } = openConnectionSecrets(connection)
  if (!accessToken) return { kind: 'refused', result: { kind: 'refused', code: 190, status: 401, isTransient: false, traceId: null } }
  const file = await bringFile(connection, accessToken, entry)
  if (file.kind !== 'ok') return file
  return {
    kind: 'ready',
    accessToken,
    payload: composePayload({
      recipient,
      body,
      text: entry.text,
      callbackData: attempt.id,
      replyToProviderId: entry.replyToProviderId,
      file: file.file,
    }),
  }
}

async function bringFile(connection: ConnectionRecord, accessToken: string, entry: EntryRecord) {
  const [stored] = await listMediaOfEntry(clients().db, entry.id)
  if (!stored) return { kind: 'ok' as const, file: null }
  if (!stored.storageKey) return { kind: 'failed' as const, reason: ownReasons.fileMissing }
  const announcement = await findAnnouncement(stored)
  if (announcement === 'failed') return { kind: 'failed' as const, reason: ownReasons.notAnnounced }
  if (announcement === 'awaited')
    return { kind: 'wait' as const, until: new Date(Date.now() + announcementPauseMs), reason: ownReasons.announcing }
  const file = entry.kind === 'voice_note' ? await makeVoiceForm(stored) : stored
  if (!file) return { kind: 'failed' as const, reason: ownReasons.soundUnreadable }
  const uploaded = await uploadToProvider(connection, accessToken, file)
  if (uploaded.kind === 'failed') return { kind: 'refused' as const, result: uploaded.result }
  return { kind: 'ok' as const, file: { type: file.type, providerMediaId: uploaded.providerMediaId, filename: file.filename } }
}

const announcementPauseMs = 500
/** From when the provider took the notice. One of which it says nothing for so long may never arrive. */
const announcementWaitMs = 60_000

/** What a notice that went out, or is about to be said to have, is. One that waits to be sent again stands behind the voice. */
const announcing: ReadonlySet<MessageStatus> = new Set(['accepted', 'sent', 'delivered', 'read', 'played'])

/**
 * A machine's voice goes out only behind the words that say so (AI Act, article 50): the message before it, once the
 * provider says that it left. What it only took may still fail, and the voice could not be taken back.
 */
async function findAnnouncement({ spoken }: MediaRecord): Promise<'made' | 'awaited' | 'failed'> {
  if (!spoken?.noticeId) return 'made'
  const notice = await findEntry(clients().db, spoken.noticeId)
  if (!notice?.status || !announcing.has(notice.status)) return 'failed'
  if (notice.status !== 'accepted') return 'made'
  return Date.now() - (notice.statusAt ?? notice.occurredAt).getTime() < announcementWaitMs ? 'awaited' : 'failed'
}

async function settleRefusal(attempt: AttemptRecord, result: Exclude<GraphResult, { kind: 'ok' }>): Promise<Date | null> {
  if (result.kind === 'unknown') {
    sendOutcomes.inc({ outcome: 'unknown' })
    // Never again by itself: a status with our own id may still tell that it arrived (4.1).
    await recordEnd(attempt.id, 'unknown', { code: null, reason: ownReasons.outcomeUnknown, canRetry: true }, null)
    return null
  }
  const rule = result.kind === 'unreached' ? describeProviderCode(2) : describeProviderCode(result.code)
  const code = result.kind === 'refused' ? result.code : null
  const error = { code, reason: rule.reason, canRetry: rule.canRetry }
  sendOutcomes.inc({ outcome: rule.action })
  switch (rule.action) {
    case 'give_up':
      await recordEnd(attempt.id, 'failed', error, result.kind === 'refused' ? result.traceId : null)
      return null
    case 'needs_operator':
      await recordBrokenConnection(attempt.id, error)
      return null
    case 'retry':
    case 'retry_pair': {
      const pauseMs = planRetry(rule, { tries: attempt.tries, ageMs: Date.now() - attempt.createdAt.getTime(), random: Math.random() })
      if (pauseMs === null) {
        await recordEnd(
          attempt.id,
          'failed',
          { code, reason: ownReasons.gaveUp, canRetry: true },
          result.kind === 'refused' ? result.traceId : null,
        )
        return null
      }
      const nextTryAt = new Date(Date.now() + pauseMs)
      await recordPause(attempt.id, nextTryAt, error)
      return nextTryAt
    }
    default:
      return unreachable(rule.action)
  }
}
