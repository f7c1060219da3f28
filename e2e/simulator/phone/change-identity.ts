/** What happens to a person's identity: another number, another BSUID, a username; and the system messages of it. */
import { newBsuid, newWamid } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { SimulatorError } from '../core/simulator-error.ts'
import type { SimMessage, SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { emitUpdate, isPhoneShared, systemUpdate } from '../webhooks/message-events.ts'

/**
 * Moves a person to another phone. The BSUID is regenerated with it. Numbers that may know the phone hear
 * `user_changed_number`; others hear only that the BSUID changed.
 */
export function changeNumber(world: World, user: SimUser, phone: string): void {
  if (!/^\d{6,15}$/.test(phone)) throw new SimulatorError('invalid', 'a phone has 6 to 15 digits, without +')
  if (world.findUserByPhone(phone)) throw new SimulatorError('invalid', 'somebody else has this phone')
  const before = { phone: user.phone, bsuid: user.bsuid }
  const shared = new Set(numbersKnowing(world, user).filter((id) => isShared(world, id, user)))
  user.formerPhones.push(user.phone)
  user.phone = phone
  user.bsuid = newBsuid(user.bsuid.slice(0, 2))
  for (const numberId of numbersKnowing(world, user)) {
    if (!shared.has(numberId)) {
      tellBsuidChange(world, numberId, user, before.bsuid)
      continue
    }
    const body = `User ${user.name} changed from ${before.phone} to ${phone}`
    const ids = { wa_id: phone, user_id: user.bsuid, previous_user_id: before.bsuid }
    tell(world, numberId, user, before.phone, { type: 'user_changed_number', body, ...ids })
  }
  world.changed({ kind: 'users' })
}

/** Regenerates the BSUID alone. */
export function changeBsuid(world: World, user: SimUser): void {
  const before = user.bsuid
  user.bsuid = newBsuid(before.slice(0, 2))
  for (const numberId of numbersKnowing(world, user)) tellBsuidChange(world, numberId, user, before)
  world.changed({ kind: 'users' })
}

/**
 * Takes (or with null gives up) a username. `withhold` makes the phone invisible at once, as if 30 days had passed
 * without contact and nobody kept the person in the contact book. No webhook tells of it.
 */
export function adoptUsername(world: World, user: SimUser, username: string | null, withhold: boolean): void {
  if (username !== null && !/^[a-z0-9._]{3,35}$/.test(username)) {
    throw new SimulatorError('invalid', 'a username has 3 to 35 of a-z, 0-9, dot, underscore')
  }
  user.username = username
  if (username !== null && withhold) {
    user.inContactBook = false
    for (const conversation of world.state.conversations) if (conversation.userId === user.id) conversation.phoneKnownAt = null
  }
  world.changed({ kind: 'users' })
}

function tellBsuidChange(world: World, numberId: string, user: SimUser, before: string): void {
  const body = `User changed from ${before} to ${user.bsuid}`
  const ids = { user_id: user.bsuid, previous_user_id: before }
  tell(world, numberId, user, null, { type: 'user_changed_user_id', body, ...ids })
}

function tell(world: World, numberId: string, user: SimUser, from: string | null, system: JsonObject): void {
  const number = world.findNumber(numberId)
  if (!number) return
  const message: SimMessage = {
    id: newWamid(),
    numberId,
    userId: user.id,
    direction: 'inbound',
    at: world.clock.now(),
    type: 'system',
    content: system,
    contextId: null,
    forwarded: null,
    referral: null,
    reactions: { customer: null, business: null },
    outbound: null,
    updateId: null,
    answeredAt: null,
    readByBusinessAt: null,
    errors: [],
  }
  world.addMessage(message)
  emitUpdate(world, systemUpdate(number, user, from, message))
}

function numbersKnowing(world: World, user: SimUser): string[] {
  const known = world.state.conversations.filter((conversation) => conversation.userId === user.id)
  return known.filter((conversation) => conversation.messages.length > 0).map((conversation) => conversation.numberId)
}

function isShared(world: World, numberId: string, user: SimUser): boolean {
  const number = world.findNumber(numberId)
  return number !== null && isPhoneShared(world, number, user)
}
