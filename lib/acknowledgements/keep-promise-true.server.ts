import type { Tx } from '../../db/client.ts'
import { findStandingPromise, isAcknowledgement } from '../../db/queries/acknowledgements.ts'
import { findConversation, updateConversation } from '../../db/queries/conversations.ts'
import type { EntryRecord } from '../../db/queries/entries.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import type { Changes } from '../realtime/changes.server.ts'

/**
 * A promise stands only while the message that made it has not failed: taken back when it fails, there again when it
 * goes out after all (sent again by a person, or the provider thought better of it) and the customer still waits.
 * @param entry as it was before; `status` is what becomes of it, and must be written already.
 */
export async function keepPromiseTrue(tx: Tx, changes: Changes, entry: EntryRecord, status: MessageStatus): Promise<void> {
  if ((entry.status === 'failed') === (status === 'failed')) return
  if (entry.authorKind !== 'system' || !entry.conversationId || !(await isAcknowledgement(tx, entry.id))) return
  const conversation = await findConversation(tx, entry.conversationId, 'for update')
  if (!conversation?.waitingSince || conversation.status === 'resolved') return
  const standing = await findStandingPromise(tx, conversation.id, conversation.lastAnswerPosition)
  if (standing?.promisedAt.getTime() === conversation.promisedAt?.getTime()) return
  await updateConversation(tx, conversation.id, { promisedAt: standing?.promisedAt ?? null, promiseReason: standing?.reason ?? null })
  changes.conversation(conversation.id)
}
