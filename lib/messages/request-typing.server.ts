import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import type { ConversationId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'

/** Asks for "typing…" on the customer's phone. */
export async function requestTyping(actor: Actor, id: ConversationId): Promise<void> {
  await inTransaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, id)
    await enqueue(tx, 'show-typing', { conversationId: conversation.id })
  })
}
