import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { countConversations, findConversationListItem, listConversations as listConversationRows } from '../../db/queries/conversations.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId } from '../core/ids.ts'
import { accessConversation } from './access-conversation.server.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import type { ConversationListItem, ConversationPage } from './conversation-row.ts'

const cursorSchema = z.object({ at: z.iso.datetime().refine((at) => at >= '1970', 'no instant of ours'), id: z.guid() })

/** A page of the inbox list, newest activity first. */
export async function listConversations(
  actor: Actor,
  input: { filter: ConversationFilter; cursor: string | null; limit: number },
): Promise<ConversationPage> {
  const after = decodeCursor(cursorSchema, input.cursor)
  const { items, next } = await listConversationRows(clients().db, {
    filter: input.filter,
    me: agentIdOf(actor),
    after,
    limit: input.limit,
  })
  return { items, nextCursor: next ? encodeCursor(next) : null }
}

/** One conversation as the actor sees it. @throws AppError `not_found`. */
export async function getConversation(actor: Actor, id: ConversationId): Promise<ConversationListItem> {
  const { db } = clients()
  const { id: actualId } = await accessConversation(db, actor, id)
  const item = await findConversationListItem(db, actualId, agentIdOf(actor))
  if (!item) throw new AppError('not_found', { publicMessage: 'There is no such conversation.' })
  return item
}

export async function countViews(actor: Actor) {
  return countConversations(clients().db, agentIdOf(actor))
}
