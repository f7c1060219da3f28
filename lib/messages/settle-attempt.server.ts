import type { Tx } from '../../db/client.ts'
import { findConnection, updateConnection } from '../../db/queries/connections.ts'
import { closeWindow, findConversation, updateConversation } from '../../db/queries/conversations.ts'
import { findEntry, listEntryIdsQuoting, updateEntry } from '../../db/queries/entries.ts'
import { type AttemptRecord, adoptStatuses, findAttempt, moveAttempt, type StatusRecord } from '../../db/queries/sending.ts'
import { inTransaction, postgresCode } from '../../db/transaction.ts'
import { keepPromiseTrue } from '../acknowledgements/keep-promise-true.server.ts'
import { returnToPerson } from '../bot/return-to-person.server.ts'
import type { AttemptId, CustomerId } from '../core/ids.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import { learnIdentity } from '../customers/learn-identity.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import type { SendError } from '../timeline/timeline-entry.ts'
import { settleStatuses } from './settle-statuses.server.ts'

// What the sender writes down after each step. Every step is conditional on the state it expects, so that a status
// webhook that was faster than our own commit is never undone.

/** The provider took it: the message id is known, and statuses that came before are taken over. */
export async function recordAccepted(id: AttemptId, providerId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const attempt = await findAttempt(tx, id, 'for update')
    if (!attempt) return
    const changes = new Changes()
    const known = { ...attempt, providerId: attempt.providerId ?? providerId }
    const isFirst = attempt.state === 'sending' || attempt.state === 'unknown'
    await moveAttempt(tx, id, isFirst ? ['sending', 'unknown'] : [attempt.state], {
      providerId: known.providerId,
      ...(isFirst && { state: 'accepted' as const, error: null }),
    })
    if (isFirst) await showOnEntry(tx, changes, { ...known, state: 'accepted', error: null })
    const early = await adoptStatuses(tx, { id, connectionId: attempt.connectionId, providerId: known.providerId })
    await learnRecipients(tx, changes, attempt.customerId, early)
    if (early.length > 0) await settleStatuses(tx, changes, { ...known, state: isFirst ? 'accepted' : attempt.state, error: null }, early)
    await changes.emit(tx)
  })
}

/** What early statuses say of the customer's addresses; one that somebody else is given at this moment is left to them. */
async function learnRecipients(tx: Tx, changes: Changes, customerId: CustomerId, early: StatusRecord[]): Promise<void> {
  for (const { recipientUserId, recipientPhone, at } of early) {
    try {
      await tx.transaction((savepoint) =>
        learnIdentity(savepoint, changes, customerId, { userId: recipientUserId, phone: recipientPhone, at }),
      )
    } catch (error) {
      if (postgresCode(error) !== '23505') throw error
    }
  }
}

/** It failed for good, or its outcome is not known: the agent sees why and may try again. */
export async function recordEnd(id: AttemptId, state: 'failed' | 'unknown', error: SendError, traceId: string | null): Promise<void> {
  await inTransaction(async (tx) => {
    const attempt = await moveAttempt(tx, id, ['queued', 'sending'], { state, error, traceId, settledAt: new Date() })
    if (!attempt) return
    const changes = new Changes()
    if (error.code === windowClosedCode) {
      await closeWindow(tx, attempt.customerId, attempt.connectionId, new Date())
      await touchConversation(tx, changes, attempt)
    }
    await showOnEntry(tx, changes, attempt)
    await changes.emit(tx)
  })
}

const windowClosedCode = 131047

/** It did not go out this time; the next try may begin at `nextTryAt`. `tries`: how many count, where this one does not. */
export async function recordPause(id: AttemptId, nextTryAt: Date, error: SendError, tries?: number): Promise<void> {
  await inTransaction(async (tx) => {
    const attempt = await moveAttempt(tx, id, ['sending'], { state: 'queued', nextTryAt, error, ...(tries !== undefined && { tries }) })
    if (!attempt) return
    const changes = new Changes()
    // The reason of the pause is shown beside "queued": "sending slowly to this customer".
    await showOnEntry(tx, changes, attempt)
    await changes.emit(tx)
  })
}

/** The connection is broken: what waits goes on waiting until somebody repairs it. */
export async function recordBrokenConnection(id: AttemptId, error: SendError): Promise<void> {
  await inTransaction(async (tx) => {
    const attempt = await moveAttempt(tx, id, ['sending'], { state: 'queued', nextTryAt: null, error })
    if (!attempt) return
    const connection = await findConnection(tx, attempt.connectionId, 'for update')
    const changes = new Changes()
    if (connection && connection.status === 'active') {
      await updateConnection(tx, connection.id, {
        status: 'needs_operator',
        problem: { code: error.code, reason: error.reason, at: new Date().toISOString() },
      })
      changes.event({ type: 'connections.changed' })
    }
    await showOnEntry(tx, changes, attempt)
    await changes.emit(tx)
  })
}

/** Shows an attempt's state on its entry and in the inbox row, if it is the entry's newest. */
export async function showOnEntry(tx: Tx, changes: Changes, attempt: AttemptRecord): Promise<void> {
  const entry = await findEntry(tx, attempt.entryId, 'for update')
  if (!entry || entry.attempt !== attempt.number) return
  await updateEntry(tx, entry.id, { status: attempt.state, statusAt: new Date(), error: attempt.error, providerId: attempt.providerId })
  changes.entry(entry.id)
  await keepPromiseTrue(tx, changes, entry, attempt.state)
  await returnToPerson(tx, changes, entry, attempt.state)
  if (attempt.providerId && entry.providerId === null) {
    for (const quoting of await listEntryIdsQuoting(tx, attempt.connectionId, [attempt.providerId])) changes.entry(quoting)
  }
  if (!entry.conversationId) return
  const conversation = await findConversation(tx, entry.conversationId, 'for update')
  if (!conversation?.preview || conversation.lastPosition !== entry.position) return
  const status: MessageStatus = attempt.state
  if (conversation.preview.status === status) return
  await updateConversation(tx, conversation.id, { preview: { ...conversation.preview, status } })
  changes.conversation(conversation.id)
}

async function touchConversation(tx: Tx, changes: Changes, attempt: AttemptRecord): Promise<void> {
  const entry = await findEntry(tx, attempt.entryId)
  if (entry?.conversationId) changes.conversation(entry.conversationId)
}
