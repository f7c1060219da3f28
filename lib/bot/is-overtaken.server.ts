import type { Tx } from '../../db/client.ts'
import { hasPersonAnswered } from '../../db/queries/bot.ts'
import { findConversation } from '../../db/queries/conversations.ts'
import type { EntryRecord } from '../../db/queries/entries.ts'

/** Whether a person has taken over from a message of the bot that has not left yet: it stays here then. */
export async function isOvertaken(tx: Tx, entry: EntryRecord): Promise<boolean> {
  if (entry.authorKind !== 'bot' || !entry.conversationId) return false
  const conversation = await findConversation(tx, entry.conversationId)
  if (!conversation) return false
  return (conversation.assigneeId !== null && conversation.tier === 'text_bot') || hasPersonAnswered(tx, conversation.id, entry.position)
}
