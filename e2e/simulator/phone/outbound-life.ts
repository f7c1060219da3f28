/**
 * What becomes of an accepted message: sent, delivered, read, played or failed, driven by the phone being online, the
 * chat being open and read receipts being on. Emits each status once.
 */
import { newNodeId } from '../core/ids.ts'
import type { HistoryEvent, OutboundFacts, SimConversation, SimError, SimMessage, SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { errorTitle } from '../graph/graph-error.ts'
import { reactionOf } from '../graph/send/check-plain-content.ts'
import { emitUpdate, isPhoneShared, type StatusName, statusUpdate } from '../webhooks/message-events.ts'

/** The message leaves the provider. A failure known by now takes the place of `sent`. */
export function releaseOutbound(world: World, message: SimMessage, failure: SimError | null): void {
  const facts = outboundFacts(message)
  const user = world.findUser(message.userId)
  if (failure || !user?.isReachable) {
    failOutbound(world, message, failure ?? undeliverable())
    return
  }
  const conversation = world.conversation(message.numberId, user.id)
  rememberPhone(world, conversation, user, facts)
  facts.sentAt = world.clock.now()
  emitStatus(world, message, 'sent', { withPricing: true })
  if (message.type === 'reaction') {
    applyReaction(world, message)
    return
  }
  if (world.knobs.lateFailed) failOutbound(world, message, undeliverable())
  else if (user.isOnline) deliver(world, conversation, user, message)
}

/** Everything that waited for the phone to come online arrives, oldest first. */
export function deliverWaiting(world: World, conversation: SimConversation, user: SimUser): void {
  for (const message of conversation.messages) {
    const facts = message.outbound
    if (facts && facts.sentAt !== null && facts.deliveredAt === null && facts.failedAt === null && message.type !== 'reaction') {
      deliver(world, conversation, user, message)
    }
  }
}

/** The customer looks at the chat: everything delivered and unread becomes read, if receipts are on. */
export function readDelivered(world: World, conversation: SimConversation, user: SimUser): void {
  if (!user.hasReadReceipts || world.knobs.skipRead) return
  for (const message of conversation.messages) {
    const facts = message.outbound
    if (!facts || facts.deliveredAt === null || facts.readAt !== null) continue
    facts.readAt = world.clock.now()
    emitStatus(world, message, 'read', { withPricing: false })
  }
}

/** The customer listens to a voice message for the first time. */
export function playVoice(world: World, message: SimMessage): void {
  const facts = outboundFacts(message)
  if (facts.playedAt !== null || facts.deliveredAt === null) return
  facts.playedAt = world.clock.now()
  emitStatus(world, message, 'played', { withPricing: false })
}

export function failOutbound(world: World, message: SimMessage, error: SimError): void {
  outboundFacts(message).failedAt = world.clock.now()
  message.errors = [error]
  emitStatus(world, message, 'failed', { withPricing: false, error })
}

function deliver(world: World, conversation: SimConversation, user: SimUser, message: SimMessage): void {
  const facts = outboundFacts(message)
  facts.deliveredAt = world.clock.now()
  conversation.typingUntil = null
  const isReadAtOnce = conversation.isOpenOnPhone && user.hasReadReceipts && !world.knobs.skipRead
  if (isReadAtOnce) facts.readAt = world.clock.now()
  // With the chat open `delivered` is skipped: `read` comes alone and carries the price.
  emitStatus(world, message, isReadAtOnce ? 'read' : 'delivered', { withPricing: true })
}

function applyReaction(world: World, message: SimMessage): void {
  const reaction = reactionOf(message.content)
  const target = reaction ? world.findMessage(reaction.messageId) : null
  if (reaction && target) target.reactions.business = reaction.emoji
}

/** A send to the phone itself is a contact in which the number is known; so is any contact while it is shared. */
function rememberPhone(world: World, conversation: SimConversation, user: SimUser, facts: OutboundFacts): void {
  const number = world.findNumber(conversation.numberId)
  const isKnown = facts.addressedBy === 'phone' || (number !== null && isPhoneShared(world, number, user))
  if (isKnown) conversation.phoneKnownAt = world.clock.now()
}

function emitStatus(world: World, message: SimMessage, name: StatusName, more: { withPricing: boolean; error?: SimError }): void {
  const number = world.findNumber(message.numberId)
  if (!number) return
  const atMs = world.clock.now()
  const update = statusUpdate(world, number, world.findUser(message.userId), message, {
    name,
    atMs,
    withPricing: more.withPricing,
    error: more.error ?? null,
  })
  if (name !== 'played') {
    const status = name.toUpperCase() as HistoryEvent['status'] // `played` is excluded above
    outboundFacts(message).history.push({ id: newNodeId('8'), status, at: atMs, updateId: update.id })
  }
  emitUpdate(world, update)
  world.changed({ kind: 'conversation', userId: message.userId })
}

function outboundFacts(message: SimMessage): OutboundFacts {
  if (!message.outbound) throw new Error(`${message.id} is not outbound`)
  return message.outbound
}

function undeliverable(): SimError {
  const details = 'Unable to deliver message. The recipient is not on WhatsApp, has not accepted the terms, or uses an old app.'
  return { code: 131026, title: errorTitle(131026), details }
}
