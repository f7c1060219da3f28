import type { Tx } from '../../db/client.ts'
import { findAgent } from '../../db/queries/agents.ts'
import { findConversationListItem, findLatestConversation, updateConversation } from '../../db/queries/conversations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'
import type { AgentId, ConversationId } from '../core/ids.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { appendEntry } from '../timeline/append-entry.server.ts'
import { accessConversation } from './access-conversation.server.ts'
import { type ChangeConversation, type ConversationChange, planConversationChange } from './change-conversation.ts'
import type { ConversationListItem } from './conversation-row.ts'

const refusals = {
  snooze_in_the_past: 'Snooze until a moment that is still to come.',
  too_many_labels: 'A conversation has at most 50 labels.',
} as const satisfies Record<Extract<ConversationChange, { kind: 'refused' }>['reason'], string>

/**
 * Changes status, assignee, tier, priority or labels of a conversation, with a line on the timeline for each change a
 * reader should see. Asking twice changes once.
 * @throws AppError `not_found`, `invalid_input`; `conflict` when the customer already has another open conversation.
 */
export async function changeConversation(actor: Actor, id: ConversationId, asked: ChangeConversation): Promise<ConversationListItem> {
  const item = await inTransaction(async (tx) => {
    const before = await accessConversation(tx, actor, id, 'for update')
    const assigneeName = asked.assigneeId ? await nameOfAssignee(tx, asked.assigneeId) : null
    const now = new Date()
    const plan = planConversationChange(before, asked, { now, assigneeName })
    if (plan.kind === 'refused') throw new AppError('invalid_input', { publicMessage: refusals[plan.reason] })
    if (plan.kind === 'change') {
      if (before.status === 'resolved' && plan.set.status) await checkNoOther(tx, before)
      const changes = new Changes()
      const { resolvedBy, assigneeId, ...set } = plan.set
      await updateConversation(tx, before.id, {
        ...set,
        ...(set.status === 'resolved' && { promisedAt: null, promiseReason: null }), // whoever resolves has seen to it
        ...(assigneeId !== undefined && { assigneeId: assigneeId as AgentId | null }), // from asked.assigneeId, checked to exist
        ...(resolvedBy !== undefined && { resolvedById: resolvedBy === 'actor' ? agentIdOf(actor) : null }),
      })
      for (const line of plan.lines) {
        await appendEntry(tx, changes, {
          actor,
          customerId: before.customerId,
          conversationId: before.id,
          channel: before.channel,
          body:
            line.kind === 'system'
              ? { v: 1, kind: 'system', what: line.what }
              : {
                  v: 1,
                  kind: 'escalation',
                  fromTier: line.fromTier,
                  toTier: line.toTier,
                  because: [{ signal: 'by_hand', value: actor.name }],
                },
        })
      }
      changes.conversation(before.id)
      await changes.emit(tx)
    }
    return findConversationListItem(tx, before.id, agentIdOf(actor))
  })
  wakeRelay()
  if (!item) throw new AppError('not_found', { publicMessage: 'There is no such conversation.' })
  return item
}

async function nameOfAssignee(tx: Tx, id: AgentId): Promise<string> {
  const agent = await findAgent(tx, id)
  if (!agent || agent.deactivatedAt)
    throw new AppError('invalid_input', { publicMessage: 'This person cannot be assigned: there is no such active agent.' })
  return agent.name
}

/** A customer has one conversation going on at a time; the older one stays closed. */
async function checkNoOther(
  tx: Tx,
  before: { id: ConversationId; customerId: Parameters<typeof findLatestConversation>[1] },
): Promise<void> {
  const latest = await findLatestConversation(tx, before.customerId)
  if (latest && latest.id !== before.id && latest.status !== 'resolved') {
    throw new AppError('conflict', {
      publicMessage: 'This customer already has a newer open conversation.',
      details: { conversationId: latest.id },
    })
  }
}
