import type { JsonObject } from '../core/json.ts'
import type { SimMessage, SimNumber } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { QUOTABLE_MS, TYPING_INDICATOR_MS } from '../defaults.ts'
import { onlyKeys, requireObject, requireText } from './fields.ts'
import { type GraphContext, type GraphReply, type GraphRoutes, requireNumberNode } from './graph-context.ts'
import { GraphError } from './graph-error.ts'
import { acceptSend, requireBody, takeSilence } from './send/send-message.ts'

/** Real time the `sent` status may take to be answered when it must precede the send response. */
const STATUS_FIRST_LIMIT_MS = 3000

export function addMessageRoutes(routes: GraphRoutes): void {
  routes.add('POST', '/:id/messages', postMessage)
  routes.add('GET', '/:id/message_history', getMessageHistory)
}

async function postMessage(context: GraphContext): Promise<GraphReply> {
  const { world } = context
  const number = requireNumberNode(world, context.params.id ?? '')
  const body = requireBody(await context.readJson())
  if (body.status !== undefined) return markRead(world, number, body)
  const silence = takeSilence(world)
  if (silence === 'dropped') return 'unanswered'
  const accepted = await acceptSend(world, number, body)
  context.log.messageId = accepted.message.id
  if (silence === 'accepted') {
    void accepted.release()
    return 'unanswered'
  }
  if (!world.knobs.statusBeforeResponse) {
    return { status: 200, body: accepted.response, afterSent: () => void accepted.release() }
  }
  await accepted.release()
  await firstStatusDelivered(world, accepted.message)
  return { status: 200, body: accepted.response }
}

/** Waits (bounded) until the first status of the message was answered by the webhook's receiver. */
async function firstStatusDelivered(world: World, message: SimMessage): Promise<void> {
  const deadline = performance.now() + STATUS_FIRST_LIMIT_MS
  const updateId = message.outbound?.history[0]?.updateId
  while (updateId && performance.now() < deadline) {
    const delivery = world.sender.log.list().findLast((candidate) => candidate.updateIds.includes(updateId))
    if (delivery?.state !== 'pending') return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Marks a customer's message and all before it as read; with a typing indicator, shows it for 25 s. */
function markRead(world: World, number: SimNumber, body: JsonObject): GraphReply {
  onlyKeys(body, 'messages', ['messaging_product', 'status', 'message_id', 'typing_indicator'])
  if (body.status !== 'read') throw new GraphError(100, 'Param status must be one of {read}.')
  const messageId = requireText(body, 'message_id', 'message_id', 256)
  const message = world.findMessage(messageId)
  const now = world.clock.now()
  const isKnown = message?.direction === 'inbound' && message.numberId === number.id && now - message.at <= QUOTABLE_MS
  if (!message || !isKnown) throw new GraphError(131009, 'Parameter message_id is not valid: no such inbound message.')
  const conversation = world.conversation(number.id, message.userId)
  if (body.typing_indicator !== undefined) {
    const indicator = requireObject(body, 'typing_indicator', 'typing_indicator')
    if (indicator.type !== 'text') throw new GraphError(131009, "Parameter typing_indicator['type'] must be text.")
    conversation.typingUntil = now + TYPING_INDICATOR_MS
  }
  for (const earlier of conversation.messages) {
    if (earlier.direction === 'inbound') earlier.readByBusinessAt ??= now
    if (earlier === message) break
  }
  world.changed({ kind: 'conversation', userId: message.userId })
  return { status: 200, body: { success: true } }
}

/** Delivery facts of one of our messages, with how its webhooks fared. Integers, no content. */
function getMessageHistory(context: GraphContext): GraphReply {
  const { world } = context
  requireNumberNode(world, context.params.id ?? '')
  const messageId = context.query.get('message_id') ?? ''
  const message = world.findMessage(messageId)
  if (!message?.outbound) throw new GraphError(100, 'Parameter message_id is unknown.', 422)
  const events = message.outbound.history.map((event) => {
    const delivery = world.sender.log.list().findLast((candidate) => candidate.updateIds.includes(event.updateId))
    const failure = delivery?.attempts.findLast((attempt) => attempt.status !== 200)
    const retrying = delivery && delivery.attempts.length > 0 ? 'RETRYING' : 'PENDING'
    const state = delivery?.state === 'delivered' ? 'DELIVERED' : delivery?.state === 'failed' ? 'FAILED' : retrying
    const why = failure?.status ? `Webhook endpoint returned HTTP ${failure.status}` : failure?.error
    return {
      id: event.id,
      delivery_status: event.status,
      timestamp: Math.floor(event.at / 1000),
      webhook_update_state: state,
      application: { id: world.state.app.id },
      ...(delivery ? { webhook_uri: delivery.url } : {}),
      ...(state !== 'DELIVERED' && why ? { error_description: why } : {}),
    }
  })
  const row = { id: historyNodeId(message), message_id: message.id, events: { data: events } }
  return { status: 200, body: { data: [row], paging: { cursors: { before: 'MA', after: 'MA' } } } }
}

function historyNodeId(message: SimMessage): string {
  return message.outbound?.history[0]?.id.replace(/^8/, '7') ?? '700000000000000'
}
