import type { CustomerId } from '../core/ids.ts'
import type { IdentityKind } from './customer.ts'

/** What a webhook element says about who somebody is; phone in digits. */
export type IdentityFacts = { userId: string | null; parentUserId: string | null; phone: string | null }

export type KnownIdentity = {
  customerId: CustomerId
  customerCreatedAt: Date
  kind: IdentityKind
  value: string
  isRetired: boolean
  /** When its holder moved on, by the provider's clock. */
  retiredAt: Date | null
}

/** `retired`: it was theirs once, and is kept so that late messages find them. */
export type Attachment = { kind: IdentityKind; value: string; retired?: boolean }

export type IdentityPlan = {
  /** Null: nobody is known by any of it, a customer must be made. */
  customerId: CustomerId | null
  attach: Attachment[]
  /** Set when the facts join two customers: the younger goes into the older. */
  merge: { fromId: CustomerId; intoId: CustomerId } | null
}

/**
 * Who is it? User id first, else phone, else somebody new; when both are known but point to two customers, those are
 * one person (whatsapp-messages.md 2.3, "Timeline rule"). A retired user id still identifies: it belongs to one person
 * for ever. A phone number identifies whoever held it at the time of the message: its next owner is a stranger. What
 * comes with a retired user id was written before the change, so its phone is theirs no longer either. Pure; the result
 * does not depend on whether the message or the change arrives first.
 */
export function planIdentity(facts: IdentityFacts, known: KnownIdentity[], at: Date): IdentityPlan {
  const byUserId = known.find((one) => one.kind === 'whatsapp_user' && one.value === facts.userId)
  const isFromBefore = byUserId?.isRetired ?? false
  const byPhone = isFromBefore ? undefined : holderAt(facts.phone, known, at)
  const merge = byUserId && byPhone && byUserId.customerId !== byPhone.customerId ? planMerge(byUserId, byPhone) : null
  const customerId = merge?.intoId ?? byUserId?.customerId ?? byPhone?.customerId ?? null
  const attach: Attachment[] = []
  if (facts.userId && !byUserId) attach.push(attachment('whatsapp_user', facts.userId, byPhone?.isRetired ?? false))
  const isTheirsAlready = isFromBefore && known.some((one) => isPhone(one, facts.phone) && one.customerId === customerId)
  if (facts.phone && !byPhone && !isTheirsAlready) attach.push(attachment('whatsapp', facts.phone, isFromBefore))
  if (facts.parentUserId && !known.some((one) => one.kind === 'whatsapp_parent_user' && one.value === facts.parentUserId))
    attach.push(attachment('whatsapp_parent_user', facts.parentUserId, false))
  return { customerId, attach, merge }
}

/** A customer moved from one set of addresses to another (2.4). */
export type IdentityChange = {
  before: { userId: string | null; phone: string | null }
  after: { userId: string | null; parentUserId: string | null; phone: string | null }
}

export type IdentityChangePlan = {
  /** Everybody known by any of the addresses, oldest first: they are one person. Empty: somebody new. */
  customerIds: CustomerId[]
  attach: Attachment[]
}

/**
 * Who moved, and what they are known by afterwards. The new addresses may have written before the change arrived, and
 * a later change may have been heard first: then they are found through what that one retired. Pure.
 */
export function planIdentityChange(change: IdentityChange, known: KnownIdentity[], at: Date): IdentityChangePlan {
  const { before, after } = change
  const userIds = [before.userId, after.userId].filter((id) => id !== null)
  const holders = [
    ...known.filter((one) => one.kind === 'whatsapp_user' && userIds.includes(one.value)),
    ...[holderAt(before.phone, known, at), holderAt(after.phone, known, at)].filter((one) => one !== undefined),
  ].sort(byAge)
  const customerIds = [...new Set(holders.map((one) => one.customerId))]
  const isTheirs = (one: KnownIdentity) => customerIds.includes(one.customerId)
  const attach: Attachment[] = []
  for (const [userId, retired] of [[before.userId, true] as const, [after.userId, false] as const]) {
    if (userId && !known.some((one) => one.kind === 'whatsapp_user' && one.value === userId))
      attach.push(attachment('whatsapp_user', userId, retired))
  }
  if (before.phone && !known.some((one) => isPhone(one, before.phone) && isTheirs(one)))
    attach.push(attachment('whatsapp', before.phone, true))
  if (after.phone && !holderAt(after.phone, known, at)) attach.push(attachment('whatsapp', after.phone, false))
  if (after.parentUserId && !known.some((one) => one.kind === 'whatsapp_parent_user' && one.value === after.parentUserId))
    attach.push(attachment('whatsapp_parent_user', after.parentUserId, false))
  return { customerIds, attach }
}

/** Who held a phone number at an instant: who gave it up first after that, else who holds it now. */
function holderAt(phone: string | null, known: KnownIdentity[], at: Date): KnownIdentity | undefined {
  const rows = known.filter((one) => phone !== null && isPhone(one, phone))
  const gaveUp = rows
    .filter((one) => one.retiredAt !== null && one.retiredAt >= at)
    .sort((a, b) => (a.retiredAt?.getTime() ?? 0) - (b.retiredAt?.getTime() ?? 0))
  return gaveUp[0] ?? rows.find((one) => !one.isRetired)
}

function isPhone(one: KnownIdentity, phone: string | null): boolean {
  return one.kind === 'whatsapp' && one.value === phone
}

function attachment(kind: IdentityKind, value: string, retired: boolean): Attachment {
  return retired ? { kind, value, retired } : { kind, value }
}

function planMerge(one: KnownIdentity, other: KnownIdentity): { fromId: CustomerId; intoId: CustomerId } {
  return byAge(one, other) < 0 ? { fromId: other.customerId, intoId: one.customerId } : { fromId: one.customerId, intoId: other.customerId }
}

function byAge(one: KnownIdentity, other: KnownIdentity): number {
  const difference = one.customerCreatedAt.getTime() - other.customerCreatedAt.getTime()
  return difference !== 0 ? difference : one.customerId < other.customerId ? -1 : 1
}
