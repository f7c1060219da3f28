/**
 * Shapes of the `messages` field: inbound messages and statuses, with exactly the identity properties that the
 * provider shows in each case (the presence matrix).
 */

import { isObject, type JsonObject } from '../core/json.ts'
import { takeOne } from '../core/knobs.ts'
import type { SimError, SimMessage, SimNumber, SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { PHONE_SHARING_MS } from '../defaults.ts'
import { messagesUpdate, type WebhookUpdate } from './webhook-update.ts'

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

const ERROR_HREF = '/documentation/business-messaging/whatsapp/support/error-codes'

/**
 * May the business see this phone? Always without a username; with one, only for 30 days after a contact in which the
 * number was known, or while the contact book holds the person.
 */
export function isPhoneShared(world: World, number: SimNumber, user: SimUser): boolean {
  if (!user.username || user.inContactBook) return true
  const { phoneKnownAt } = world.conversation(number.id, user.id)
  return phoneKnownAt !== null && world.clock.now() - phoneKnownAt <= PHONE_SHARING_MS
}

export function inboundUpdate(world: World, number: SimNumber, user: SimUser, message: SimMessage): WebhookUpdate {
  const isShared = isPhoneShared(world, number, user)
  const body: JsonObject = {
    ...(isShared ? { from: user.phone } : {}),
    from_user_id: user.bsuid,
    ...wireMessage(message, number),
  }
  if (takeOne(world.knobs, 'missingTypeObjects')) delete body[message.type]
  if (takeOne(world.knobs, 'unknownTypes')) {
    delete body[message.type]
    Object.assign(body, { type: 'hologram', hologram: { id: '900000000000777', depth: 3 } })
  }
  const contacts = [contactOf(user, { withPhone: isShared, withUsername: true })]
  return messagesUpdate(user.id, number, { ...contactsPart(world, contacts), messages: [body] })
}

function wireMessage(message: SimMessage, number: SimNumber): JsonObject {
  const context = wireContext(message, number)
  const isError = message.errors.length > 0
  return {
    id: message.id,
    timestamp: String(Math.floor(message.at / 1000)),
    type: message.type,
    ...(context ? { context } : {}),
    ...(message.referral ? { referral: message.referral } : {}),
    ...(isError ? { errors: message.errors.map(wireError) } : {}),
    ...(message.content === null ? {} : { [message.type]: message.content }),
  }
}

function wireContext(message: SimMessage, number: SimNumber): JsonObject | null {
  if (message.forwarded === 'once') return { forwarded: true }
  if (message.forwarded === 'often') return { frequently_forwarded: true }
  if (message.contextId) return { from: number.displayPhoneNumber, id: message.contextId }
  return null
}

/** A `system` message: no `contacts`, and `from` only where the phone may be told. */
export function systemUpdate(number: SimNumber, user: SimUser, from: string | null, message: SimMessage): WebhookUpdate {
  const body: JsonObject = { ...(from ? { from } : {}), ...wireMessage(message, number) }
  return messagesUpdate(user.id, number, { messages: [body] })
}

export function statusUpdate(
  world: World,
  number: SimNumber,
  user: SimUser | null,
  message: SimMessage,
  status: { name: StatusName; atMs: number; withPricing: boolean; error: SimError | null },
): WebhookUpdate {
  const facts = message.outbound
  if (!facts) throw new Error('only outbound messages have statuses')
  const isToPhone = facts.addressedBy === 'phone'
  const isShared = user !== null && isPhoneShared(world, number, user)
  const isFailed = status.name === 'failed'
  const phone = isToPhone ? facts.address : (user?.phone ?? null)
  const withPhone = isFailed ? isToPhone : isToPhone || isShared
  const bsuid = isToPhone ? (user?.bsuid ?? null) : facts.address
  const withBsuid = isFailed ? !isToPhone : true
  const body: JsonObject = {
    id: message.id,
    status: status.name,
    timestamp: String(Math.floor(status.atMs / 1000)),
    ...(withPhone && phone ? { recipient_id: phone } : {}),
    ...(withBsuid && bsuid ? { recipient_user_id: bsuid } : {}),
    ...(facts.opaque === null ? {} : { biz_opaque_callback_data: facts.opaque }),
    ...(isFailed ? {} : conversationPart(message, status.name)),
    ...(status.withPricing && facts.pricing ? { pricing: facts.pricing } : {}),
    ...(status.error ? { errors: [{ ...wireError(status.error), href: ERROR_HREF }] } : {}),
  }
  const withUsername = status.name === 'delivered' || status.name === 'read' || status.name === 'played'
  const contacts = isFailed || !user ? [] : [contactOf(user, { withPhone, withUsername })]
  return messagesUpdate(message.userId, number, { ...contactsPart(world, contacts), statuses: [body] })
}

/** Present only while a free entry point is open; its end is told with `sent` alone. */
function conversationPart(message: SimMessage, status: StatusName): JsonObject {
  const entryPoint = message.outbound?.freeEntryPoint
  if (!entryPoint) return {}
  const end = status === 'sent' ? { expiration_timestamp: String(Math.floor(entryPoint.until / 1000)) } : {}
  return { conversation: { id: entryPoint.id, ...end, origin: { type: 'referral_conversion' } } }
}

export function contactOf(user: SimUser, show: { withPhone: boolean; withUsername: boolean }): JsonObject {
  const username = show.withUsername && user.username ? { username: user.username } : {}
  return {
    profile: { name: user.name, ...username },
    ...(show.withPhone ? { wa_id: user.phone } : {}),
    user_id: user.bsuid,
  }
}

export function wireError(error: SimError): JsonObject {
  return { code: error.code, title: error.title, message: error.title, error_data: { details: error.details } }
}

function contactsPart(world: World, contacts: JsonObject[]): JsonObject {
  if (contacts.length === 0 || world.knobs.contactsAbsent) return {}
  if (!world.knobs.contactsReordered) return { contacts }
  const stranger = { profile: { name: 'Somebody else' }, wa_id: '31600000099', user_id: 'NL.70000000000000000099' }
  return { contacts: [stranger, ...contacts] }
}

/** Emits an update, followed by one under an unknown `field` when the knob says so. */
export function emitUpdate(world: World, update: WebhookUpdate): void {
  world.sender.emit(update)
  if (!takeOne(world.knobs, 'unknownFields')) return
  const metadata = isObject(update.value.metadata) ? { metadata: update.value.metadata } : {}
  world.sender.emit({
    ...update,
    id: `${update.id}-unknown`,
    field: 'message_weather',
    value: { messaging_product: 'whatsapp', ...metadata, weather: [{ kind: 'drizzle', degrees: 11 }] },
  })
}
