import type { Tx } from '../../db/client.ts'
import { closeWindow, findConversation, saveFreeUntil, updateConversation } from '../../db/queries/conversations.ts'
import { findCustomerRow, listIdentities, updateCustomer } from '../../db/queries/customers.ts'
import { findEntry, listEntryIdsQuoting, updateEntry } from '../../db/queries/entries.ts'
import { type AttemptRecord, updateAttempt } from '../../db/queries/sending.ts'
import { keepPromiseTrue } from '../acknowledgements/keep-promise-true.server.ts'
import { returnToPerson } from '../bot/return-to-person.server.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import { countryOf } from '../customers/describe-customer.ts'
import { findMarket, priceOfStatus } from '../pricing/price-message.ts'
import { pricesAt } from '../pricing/prices.server.ts'
import type { Changes } from '../realtime/changes.server.ts'
import type { SendError } from '../timeline/timeline-entry.ts'
import { mergeStatus } from './merge-status.ts'
import { describeProviderCode } from './send-failure.ts'

export type HeardStatus = {
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed'
  at: Date
  errorCode: number | null
  pricing: { model: string | null; type: string | null; category: string | null } | null
}

const freeEntryPointMs = 72 * 60 * 60 * 1000
const windowClosedCode = 131047
const marketingStoppedCode = 131050

/**
 * Merges what the provider said into an attempt and, when the attempt is its entry's newest, into the entry: status,
 * reason of failure, price. The attempt is locked by the caller. Hearing it twice, late or out of order changes nothing.
 */
export async function settleStatuses(tx: Tx, changes: Changes, attempt: AttemptRecord, heard: HeardStatus[]): Promise<void> {
  let state: MessageStatus = attempt.state
  let statusAt: Date | null = null
  let error: SendError | null = attempt.error
  for (const one of heard) {
    const merged = mergeStatus(state, one.status)
    if (merged !== state) statusAt = one.at
    state = merged
    if (one.status === 'failed') await noteFailure(tx, attempt, one)
    if (one.status === 'failed' && state === 'failed') error = describeFailure(one.errorCode)
  }
  if (state !== 'failed') error = null
  await updateAttempt(tx, attempt.id, { state, error, providerId: attempt.providerId, ...(statusAt && { settledAt: statusAt }) })
  const entry = await findEntry(tx, attempt.entryId, 'for update')
  if (!entry || entry.attempt !== attempt.number) return
  const price = await priceOf(tx, attempt, heard)
  await updateEntry(tx, entry.id, {
    status: state,
    error,
    providerId: attempt.providerId,
    ...(statusAt && { statusAt }),
    ...(price && { priceMicros: price.micros, priceCurrency: price.currency }),
  })
  changes.entry(entry.id)
  await keepPromiseTrue(tx, changes, entry, state)
  await returnToPerson(tx, changes, entry, state)
  if (entry.providerId === null && attempt.providerId) {
    for (const id of await listEntryIdsQuoting(tx, attempt.connectionId, [attempt.providerId])) changes.entry(id)
  }
  await showInPreview(tx, changes, entry, state)
}

export function describeFailure(code: number | null): SendError {
  if (code === null) return { code, reason: 'unknown_code', canRetry: true }
  const rule = describeProviderCode(code)
  return { code, reason: rule.reason, canRetry: rule.canRetry }
}

/** The inbox row shows the ticks of the last message: kept in step when that is the one. */
async function showInPreview(
  tx: Tx,
  changes: Changes,
  entry: { position: string; conversationId: string | null },
  status: MessageStatus,
): Promise<void> {
  if (!entry.conversationId) return
  const conversation = await findConversation(tx, entry.conversationId as Parameters<typeof findConversation>[1], 'for update') // read from entries.conversation_id
  if (!conversation?.preview || conversation.lastPosition !== entry.position) return
  await updateConversation(tx, conversation.id, { preview: { ...conversation.preview, status } })
  changes.conversation(conversation.id)
}

/** A failure can tell more than its message: the window is closed, the customer stopped marketing (6.2). */
async function noteFailure(tx: Tx, attempt: AttemptRecord, heard: HeardStatus): Promise<void> {
  if (heard.errorCode === windowClosedCode) await closeWindow(tx, attempt.customerId, attempt.connectionId, heard.at)
  if (heard.errorCode === marketingStoppedCode) await updateCustomer(tx, attempt.customerId, { marketingStoppedAt: heard.at })
}

async function priceOf(tx: Tx, attempt: AttemptRecord, heard: HeardStatus[]): Promise<{ micros: number; currency: string } | null> {
  const priced = heard.find((one) => one.pricing !== null)
  if (!priced?.pricing) return null
  if (priced.pricing.type === 'free_entry_point') {
    await saveFreeUntil(tx, attempt.customerId, attempt.connectionId, new Date(attempt.createdAt.getTime() + freeEntryPointMs))
  }
  const [customer, identities] = await Promise.all([findCustomerRow(tx, attempt.customerId), listIdentities(tx, [attempt.customerId])])
  const prices = await pricesAt(tx, priced.at)
  const userId = identities.find((one) => one.kind === 'whatsapp_user')?.value ?? null
  return priceOfStatus(
    prices,
    findMarket(prices.markets, customer?.phone ?? null, countryOf(customer?.phone ?? null, userId)),
    priced.pricing,
  )
}
