import { findWindow, saveReadPosition } from '../../db/queries/conversations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import type { ConversationId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { accessConversation } from './access-conversation.server.ts'

/** Notes how far an agent has read, and lets the customer's phone show blue ticks for what was not marked yet. */
export async function markConversationRead(actor: Actor, id: ConversationId, position: string): Promise<void> {
  await inTransaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, id)
    const agentId = agentIdOf(actor)
    // Never beyond what there is: a made-up position must not hide what is still to come.
    const upTo = position > (conversation.lastPosition ?? '') ? (conversation.lastPosition ?? position) : position
    const hasMoved = agentId !== null && (await saveReadPosition(tx, agentId, conversation.id, upTo))
    const window = await findWindow(tx, conversation.customerId, conversation.connectionId)
    if (window?.lastInboundProviderId && window.lastInboundProviderId !== window.markedReadProviderId) {
      const pair = { connectionId: conversation.connectionId, customerId: conversation.customerId }
      await enqueue(tx, 'mark-read', pair, { onlyOnce: `${pair.connectionId}:${pair.customerId}` })
    }
    if (!hasMoved) return
    const changes = new Changes()
    changes.event({ type: 'conversation.read', conversationId: conversation.id, agentId, position: upTo }, `agent:${agentId}`)
    await changes.emit(tx)
  })
  wakeRelay()
}
