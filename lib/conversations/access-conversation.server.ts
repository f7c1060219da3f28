import type { Tx } from '../../db/client.ts'
import { type ConversationRecord, findConversation } from '../../db/queries/conversations.ts'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'
import { hasRole } from '../core/has-role.ts'
import type { ConversationId } from '../core/ids.ts'

/**
 * The only way to a conversation: loads it and checks that the actor may see it (api.md, "Roles": everyone who works in
 * the inbox). Absent and refused look alike.
 * @throws AppError `not_found`.
 */
export async function accessConversation(tx: Tx, actor: Actor, id: ConversationId, lock?: 'for update'): Promise<ConversationRecord> {
  const conversation = hasRole(actor.role, 'agent') ? await findConversation(tx, id, lock) : null
  if (!conversation) throw new AppError('not_found', { publicMessage: 'There is no such conversation.' })
  return conversation
}
