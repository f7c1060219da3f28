import type { Tx } from '../../db/client.ts'
import { findBotSession, findTurnOfSent, saveBotSession } from '../../db/queries/bot.ts'
import { findConversation, updateConversation } from '../../db/queries/conversations.ts'
import { type EntryRecord, findEntry } from '../../db/queries/entries.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import type { Changes } from '../realtime/changes.server.ts'
import { appendEntry } from '../timeline/append-entry.server.ts'

/**
 * An answer of the bot that did not go out is none: the customer waits again, since what they wrote, and for a person, for
 * nobody would write otherwise. Not when somebody has answered since.
 * @param entry as it was before; `status` is what becomes of it.
 */
export async function returnToPerson(tx: Tx, changes: Changes, entry: EntryRecord, status: MessageStatus): Promise<void> {
  if (entry.authorKind !== 'bot' || status !== 'failed' || entry.status === 'failed' || !entry.conversationId) return
  const conversation = await findConversation(tx, entry.conversationId, 'for update')
  if (conversation?.status !== 'open' || conversation.lastAnswerPosition !== entry.position) return
  const turn = await findTurnOfSent(tx, conversation.id, entry.id)
  const asked = turn && (await findEntry(tx, turn.entryId))
  await updateConversation(tx, conversation.id, {
    waitingSince: conversation.waitingSince ?? asked?.occurredAt ?? entry.occurredAt,
    ...(conversation.tier === 'text_bot' && { tier: 'async_voice' as const }),
  })
  if (conversation.tier === 'text_bot') {
    await appendEntry(tx, changes, {
      actor: 'bot',
      customerId: conversation.customerId,
      conversationId: conversation.id,
      channel: conversation.channel,
      body: {
        v: 1,
        kind: 'escalation',
        fromTier: 'text_bot',
        toTier: 'async_voice',
        because: [{ signal: 'bot', value: 'not_sent' }],
      },
    })
  }
  const session = await findBotSession(tx, conversation.id)
  if (session) await saveBotSession(tx, { ...session, state: 'handed_over', updatedAt: new Date() })
  changes.conversation(conversation.id)
}
