import type { Tx } from '../../db/client.ts'
import { type ConversationRecord, updateConversation } from '../../db/queries/conversations.ts'
import { insertEntry } from '../../db/queries/entries.ts'
import { planAnswerChange } from '../conversations/plan-inbound.ts'
import { newId, nowUs } from '../core/clock.server.ts'
import type { EntryId } from '../core/ids.ts'
import { addAttempt } from '../messages/send-message.server.ts'
import type { Changes } from '../realtime/changes.server.ts'
import { authorColumns } from '../timeline/append-entry.server.ts'
import type { EntryBody } from '../timeline/entry-body.ts'
import { makePreview } from '../timeline/make-preview.ts'
import { makePosition } from '../timeline/position.ts'
import type { ComposedTurn } from './compose-turn.ts'

/**
 * Puts a message of the bot in the outbox, within the transaction that holds the conversation's row. An answer ends the
 * customer's waiting like a person's; that somebody was passed on does not.
 */
export async function sendBotMessage(
  tx: Tx,
  changes: Changes,
  conversation: ConversationRecord,
  { text, buttons }: ComposedTurn,
  { isAnswer }: { isAnswer: boolean },
): Promise<EntryId> {
  const id = newId() as EntryId // a fresh id is nobody else's
  const us = nowUs()
  const at = new Date(us / 1000)
  const position = makePosition({ occurredAtMs: at.getTime(), arrivedUs: us, id })
  const { customerId, connectionId } = conversation
  const content = buttons.length > 0 ? { type: 'buttons' as const, buttons } : { type: 'text' as const }
  const body: EntryBody = { v: 1, kind: 'message', content, forwarded: 'no', referral: null }
  await insertEntry(tx, {
    id,
    position,
    customerId,
    conversationId: conversation.id,
    connectionId,
    channel: conversation.channel,
    kind: 'message',
    direction: 'out',
    ...authorColumns('bot'),
    text,
    body,
    status: 'queued',
    statusAt: at,
    attempt: 1,
    occurredAt: at,
    receivedAt: at,
  })
  await addAttempt(tx, { entryId: id, customerId, connectionId, number: 1, createdAt: at })
  if (isAnswer) {
    const preview = makePreview({ body, text, fileType: null, direction: 'out', status: 'queued' })
    await updateConversation(tx, conversation.id, planAnswerChange(conversation, { position, occurredAt: at, preview }))
  }
  changes.entry(id)
  return id
}
