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
}

export type IdentityPlan = {
  /** Null: nobody is known by any of it, a customer must be made. */
  customerId: CustomerId | null
  attach: { kind: IdentityKind; value: string }[]
  /** Set when the facts join two customers: the younger goes into the older. */
  merge: { fromId: CustomerId; intoId: CustomerId } | null
}

/**
 * Who is it? User id first, else phone, else somebody new; when both are known but point to two customers, those are
 * one person (whatsapp-messages.md 2.3, "Timeline rule"). A retired phone number no longer identifies anybody (its next
 * owner is a stranger), a retired user id still does: it belongs to one person for ever. Pure.
 */
export function planIdentity(facts: IdentityFacts, known: KnownIdentity[]): IdentityPlan {
  const byUserId = known.find((one) => one.kind === 'whatsapp_user' && one.value === facts.userId)
  const byPhone = known.find((one) => one.kind === 'whatsapp' && one.value === facts.phone && !one.isRetired)
  const merge = byUserId && byPhone && byUserId.customerId !== byPhone.customerId ? planMerge(byUserId, byPhone) : null
  const customerId = merge?.intoId ?? byUserId?.customerId ?? byPhone?.customerId ?? null
  const attach: IdentityPlan['attach'] = []
  if (facts.userId && !byUserId) attach.push({ kind: 'whatsapp_user', value: facts.userId })
  if (facts.phone && !byPhone && !leftBehind(facts.phone, customerId, known)) attach.push({ kind: 'whatsapp', value: facts.phone })
  if (facts.parentUserId && !known.some((one) => one.kind === 'whatsapp_parent_user' && one.value === facts.parentUserId))
    attach.push({ kind: 'whatsapp_parent_user', value: facts.parentUserId })
  return { customerId, attach, merge }
}

/** True when this customer gave that number up: a late message from before the change must not bring it back. */
function leftBehind(phone: string, customerId: CustomerId | null, known: KnownIdentity[]): boolean {
  return known.some((one) => one.kind === 'whatsapp' && one.value === phone && one.isRetired && one.customerId === customerId)
}

function planMerge(one: KnownIdentity, other: KnownIdentity): { fromId: CustomerId; intoId: CustomerId } {
  const difference = one.customerCreatedAt.getTime() - other.customerCreatedAt.getTime()
  const isOneOlder = difference < 0 || (difference === 0 && one.customerId < other.customerId)
  return isOneOlder ? { fromId: other.customerId, intoId: one.customerId } : { fromId: one.customerId, intoId: other.customerId }
}
