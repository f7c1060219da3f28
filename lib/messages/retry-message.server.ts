import { clients, type Tx } from '../../db/client.ts'
import { findConversation, findWindow, updateConversation } from '../../db/queries/conversations.ts'
import { type EntryRecord, findEntry, listEntries, updateEntry } from '../../db/queries/entries.ts'
import { listMediaOfEntry } from '../../db/queries/media.ts'
import { inTransaction } from '../../db/transaction.ts'
import { keepPromiseTrue } from '../acknowledgements/keep-promise-true.server.ts'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'
import type { EntryId } from '../core/ids.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { planSend } from './plan-send.ts'
import { addAttempt } from './send-message.server.ts'

/**
 * Sends a failed message, or one whose outcome stayed unknown, once more: a new attempt with its own row. Two clicks
 * make one attempt, since only a message that is failed or unknown can be tried again and the first click ends that.
 * A machine's voice takes its notice along when that failed too.
 * @throws AppError `not_found`, `conflict`, `window_closed`.
 */
export async function retryMessage(actor: Actor, id: EntryId): Promise<TimelineEntry> {
  await inTransaction(async (tx) => {
    const entry = await findEntry(tx, id, 'for update')
    if (!entry) throw new AppError('not_found', { publicMessage: 'There is no such message.' })
    await accessCustomer(tx, actor, entry.customerId)
    if (entry.direction !== 'out' || !entry.connectionId)
      throw new AppError('conflict', { publicMessage: 'Only a message of ours can be sent again.' })
    if (entry.status === 'queued' || entry.status === 'sending') return // the first click did it
    if (entry.status !== 'failed' && entry.status !== 'unknown')
      throw new AppError('conflict', { publicMessage: 'This message has been sent.' })
    const isTemplate = entry.body.kind === 'message' && entry.body.content.type === 'template'
    const window = await findWindow(tx, entry.customerId, entry.connectionId)
    const decision = planSend(isTemplate ? 'template' : 'text', window?.closesAt ?? null, new Date())
    if (decision.kind === 'window_closed') {
      throw new AppError('window_closed', {
        publicMessage: 'The reply window has closed. Send a template instead.',
        details: { closedAt: decision.closedAt },
      })
    }
    const changes = new Changes()
    const now = new Date()
    const notice = await findFailedNotice(tx, entry)
    if (notice) await queueAgain(tx, changes, notice, now)
    await queueAgain(tx, changes, entry, new Date(now.getTime() + (notice ? 1 : 0))) // the outbox goes by this time
    await changes.emit(tx)
  })
  wakeRelay()
  const [entry] = await listEntries(clients().db, [id])
  if (!entry) throw new Error('a message just retried must be found')
  return entry
}

/** The words before a machine's voice, when they surely or perhaps did not go out: the voice goes nowhere without them. */
async function findFailedNotice(tx: Tx, entry: EntryRecord): Promise<EntryRecord | null> {
  const files = await listMediaOfEntry(tx, entry.id)
  const noticeId = files.find((file) => file.spoken?.noticeId)?.spoken?.noticeId
  const notice = noticeId ? await findEntry(tx, noticeId, 'for update') : null
  return notice?.status === 'failed' || notice?.status === 'unknown' || notice?.status === 'accepted' ? notice : null
}

async function queueAgain(tx: Tx, changes: Changes, entry: EntryRecord, at: Date): Promise<void> {
  if (!entry.connectionId) throw new Error('what is sent again must have gone out on a connection')
  const number = entry.attempt + 1
  await addAttempt(tx, { entryId: entry.id, customerId: entry.customerId, connectionId: entry.connectionId, number, createdAt: at })
  await updateEntry(tx, entry.id, { status: 'queued', statusAt: at, error: null, attempt: number, providerId: null })
  changes.entry(entry.id)
  await keepPromiseTrue(tx, changes, entry, 'queued')
  if (!entry.conversationId) return
  const conversation = await findConversation(tx, entry.conversationId, 'for update')
  if (!conversation?.preview || conversation.lastPosition !== entry.position) return
  await updateConversation(tx, conversation.id, { preview: { ...conversation.preview, status: 'queued' } })
  changes.conversation(conversation.id)
}
