import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { listBotTurns } from '../../db/queries/bot.ts'
import type { botTurnSchema } from '../api/endpoints/bot-endpoints.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import type { ConversationId } from '../core/ids.ts'

/** What the bot did in a conversation. @throws AppError `not_found` for one the reader may not see. */
export async function listTurns(actor: Actor, conversationId: ConversationId): Promise<{ items: z.infer<typeof botTurnSchema>[] }> {
  const { db } = clients()
  const conversation = await accessConversation(db, actor, conversationId)
  const turns = await listBotTurns(db, conversation.id)
  return {
    items: turns.map(({ entryId, sentEntryId, act, task, confidence, receipt, tasksVersion, latencyMs, at }) => ({
      entryId,
      sentEntryId,
      act,
      task,
      confidence,
      ...receipt,
      tasksVersion,
      latencyMs,
      at: at.toISOString(),
    })),
  }
}
