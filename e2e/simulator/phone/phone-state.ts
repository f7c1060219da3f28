/** What a person does with the phone besides sending: online or off, chat open or not, settings. */

import { randomUUID } from 'node:crypto'
import type { SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { contactOf, emitUpdate, isPhoneShared } from '../webhooks/message-events.ts'
import { webhookMetadata } from '../webhooks/webhook-update.ts'
import { deliverWaiting, readDelivered } from './outbound-life.ts'

/** Coming online delivers what waited. */
export function setOnline(world: World, user: SimUser, isOnline: boolean): void {
  user.isOnline = isOnline
  if (isOnline) for (const conversation of conversationsOf(world, user)) deliverWaiting(world, conversation, user)
  world.changed({ kind: 'users' })
}

/** Opening the chat reads what is delivered (if receipts are on). One chat is open at a time. */
export function setChatOpen(world: World, user: SimUser, numberId: string, isOpen: boolean): void {
  if (isOpen) for (const other of conversationsOf(world, user)) other.isOpenOnPhone = false
  const conversation = world.conversation(numberId, user.id)
  conversation.isOpenOnPhone = isOpen
  if (isOpen && user.isOnline) readDelivered(world, conversation, user)
  world.changed({ kind: 'conversation', userId: user.id })
}

/** Stops or resumes marketing messages, and tells the business. */
export function setMarketing(world: World, user: SimUser, hasStopped: boolean): void {
  user.hasStoppedMarketing = hasStopped
  const number = world.firstNumber()
  const withPhone = isPhoneShared(world, number, user)
  const verb = hasStopped ? 'stop' : 'resume'
  const preference = {
    ...(withPhone ? { wa_id: user.phone } : {}),
    user_id: user.bsuid,
    detail: `User requested to ${verb} marketing messages`,
    category: 'marketing_messages',
    value: verb,
    timestamp: world.clock.nowSeconds(),
  }
  emitUpdate(world, {
    id: randomUUID(),
    lane: user.id,
    accountId: number.accountId,
    numberId: number.id,
    field: 'user_preferences',
    value: {
      messaging_product: 'whatsapp',
      metadata: webhookMetadata(number),
      contacts: [contactOf(user, { withPhone, withUsername: true })],
      user_preferences: [preference],
    },
    entryTime: null,
  })
  world.changed({ kind: 'users' })
}

function conversationsOf(world: World, user: SimUser) {
  return world.state.conversations.filter((conversation) => conversation.userId === user.id)
}
