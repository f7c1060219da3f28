import { clients } from '../../db/client.ts'
import { findConversation, findWindow, updateConversation } from '../../db/queries/conversations.ts'
import { findEntry, listEntries, updateEntry } from '../../db/queries/entries.ts'
import { inTransaction } from '../../db/transaction.ts'
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
    const now = new Date()
    const number = entry.attempt + 1
    await addAttempt(tx, { entryId: id, customerId: entry.customerId, connectionId: entry.connectionId, number, createdAt: now })
    await updateEntry(tx, id, { status: 'queued', statusAt: now, error: null, attempt: number, providerId: null })
    const changes = new Changes()
    changes.entry(id)
    if (entry.conversationId) {
      const conversation = await findConversation(tx, entry.conversationId, 'for update')
      if (conversation?.preview && conversation.lastPosition === entry.position) {
        await updateConversation(tx, conversation.id, { preview: { ...conversation.preview, status: 'queued' } })
        changes.conversation(conversation.id)
      }
    }
    await changes.emit(tx)
  })
  wakeRelay()
  const [entry] = await listEntries(clients().db, [id])
  if (!entry) throw new Error('a message just retried must be found')
  return entry
}
