import { clients } from '../../db/client.ts'
import { findWindow } from '../../db/queries/conversations.ts'
import { findEntry, listEntries, saveReaction } from '../../db/queries/entries.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { nowUs } from '../core/clock.server.ts'
import { AppError } from '../core/errors.ts'
import type { EntryId } from '../core/ids.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { makePosition } from '../timeline/position.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { planSend } from './plan-send.ts'

/**
 * Shows our reaction on a customer's message, or takes it back. To the customer there is one "we": WhatsApp knows one
 * reaction per business, so agents share it and the last one counts.
 * @throws AppError `not_found`, `conflict`, `window_closed`.
 */
export async function reactToMessage(actor: Actor, id: EntryId, emoji: string | null): Promise<TimelineEntry> {
  await inTransaction(async (tx) => {
    const entry = await findEntry(tx, id)
    if (!entry) throw new AppError('not_found', { publicMessage: 'There is no such message.' })
    await accessCustomer(tx, actor, entry.customerId)
    if (entry.direction !== 'in' || !entry.providerId || !entry.connectionId)
      throw new AppError('conflict', { publicMessage: 'Only a message of the customer can be reacted to.' })
    const window = await findWindow(tx, entry.customerId, entry.connectionId)
    const decision = planSend('text', window?.closesAt ?? null, new Date())
    if (decision.kind === 'window_closed')
      throw new AppError('window_closed', { publicMessage: 'The reply window has closed.', details: { closedAt: decision.closedAt } })
    const us = nowUs()
    const at = new Date(us / 1000)
    await saveReaction(tx, {
      connectionId: entry.connectionId,
      targetProviderId: entry.providerId,
      authorKind: 'agent',
      authorId: sharedAuthor,
      emoji,
      at,
      position: makePosition({ occurredAtMs: at.getTime(), arrivedUs: us, id: entry.id }),
    })
    await enqueue(tx, 'send-reaction', {
      connectionId: entry.connectionId,
      customerId: entry.customerId,
      targetProviderId: entry.providerId,
      emoji,
    })
    const changes = new Changes()
    changes.entry(id)
    await changes.emit(tx)
  })
  wakeRelay()
  const [entry] = await listEntries(clients().db, [id])
  if (!entry) throw new Error('an entry just reacted to must be found')
  return entry
}

/** The nil UUID: the business itself, whose reaction it is on the phone. */
const sharedAuthor = '00000000-0000-0000-0000-000000000000'
