import { clients } from '../../db/client.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { findConversation, findWindow, saveMarkedRead } from '../../db/queries/conversations.ts'
import { listIdentities } from '../../db/queries/customers.ts'
import { openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { callGraph, type GraphResult } from '../connections/graph-client.server.ts'
import type { ConnectionId, ConversationId, CustomerId } from '../core/ids.ts'
import { addressRecipient } from './address-recipient.ts'
import { describeProviderCode } from './send-failure.ts'

// Calls that are not messages of the timeline: blue ticks, "typing…", our reactions. All may be made twice.

/** Marks the newest inbound message read, and with it every earlier one (whatsapp-messages.md 4.8). */
export async function markRead(input: { connectionId: ConnectionId; customerId: CustomerId }): Promise<void> {
  const { db } = clients()
  const window = await findWindow(db, input.customerId, input.connectionId)
  const providerId = window?.lastInboundProviderId
  if (!providerId || providerId === window.markedReadProviderId) return
  const result = await post(input.connectionId, { messaging_product: 'whatsapp', status: 'read', message_id: providerId })
  throwIfWorthRetrying(result)
  await saveMarkedRead(db, input.customerId, input.connectionId, providerId)
}

/** Shows "typing…" for at most 25 seconds; also marks read (4.8). */
export async function showTyping(conversationId: ConversationId): Promise<void> {
  const { db } = clients()
  const conversation = await findConversation(db, conversationId)
  if (!conversation) return
  const window = await findWindow(db, conversation.customerId, conversation.connectionId)
  if (!window?.lastInboundProviderId || window.closesAt < new Date()) return
  await post(conversation.connectionId, {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: window.lastInboundProviderId,
    typing_indicator: { type: 'text' },
  })
}

/** Shows our reaction on a customer's message; null takes it back. */
export async function sendReaction(input: {
  connectionId: ConnectionId
  customerId: CustomerId
  targetProviderId: string
  emoji: string | null
}): Promise<void> {
  const recipient = addressRecipient(await listIdentities(clients().db, [input.customerId]))
  if (!recipient) return
  const result = await post(input.connectionId, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipient,
    type: 'reaction',
    reaction: { message_id: input.targetProviderId, emoji: input.emoji ?? '' },
  })
  throwIfWorthRetrying(result)
}

async function post(connectionId: ConnectionId, json: unknown): Promise<GraphResult> {
  const connection = await findConnection(clients().db, connectionId)
  const accessToken = connection ? openConnectionSecrets(connection).accessToken : null
  if (!connection || !accessToken) return { kind: 'refused', code: 190, status: 401, isTransient: false, traceId: null }
  return callGraph({ path: `${connection.phoneNumberId}/messages`, method: 'POST', json, accessToken })
}

/** A job that throws is tried again; a refusal that will not change is not worth it. */
function throwIfWorthRetrying(result: GraphResult): void {
  if (result.kind === 'ok') return
  if (result.kind === 'refused' && !describeProviderCode(result.code).action.startsWith('retry')) return
  throw new Error(`the provider did not take it (${result.kind === 'refused' ? result.code : result.kind})`)
}
