import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { listOpenConversationIds } from '../../db/queries/conversations.ts'
import {
  attachIdentities,
  findCustomerRows,
  findIdentities,
  insertCustomer,
  savePhone,
  updateCustomer,
} from '../../db/queries/customers.ts'
import { mergeCustomerRows } from '../../db/queries/merge-customers.ts'
import { newId } from '../core/clock.server.ts'
import type { CustomerId } from '../core/ids.ts'
import { customerName } from '../customers/describe-customer.ts'
import { type IdentityFacts, planIdentity } from '../customers/plan-identity.ts'
import { type ProfileFacts, planProfile } from '../customers/plan-profile.ts'
import { appendSystemEntry } from './append-system-entry.server.ts'
import type { IngestScope } from './ingest-scope.server.ts'

/** Where and when an element reached us, in microseconds. */
export type Met = { connection: ConnectionRecord; arrivedUs: number }

/**
 * The customer behind an element: found, made, given the addresses it was missing, or merged when its user id and phone
 * pointed to two (lib/customers/plan-identity.ts). The profile follows the newest webhook, by the provider's time.
 */
export async function resolveCustomer(scope: IngestScope, facts: IdentityFacts, profile: ProfileFacts, met: Met): Promise<CustomerId> {
  const { tx, changes } = scope
  const known = await findIdentities(tx, [
    ...(facts.userId ? [{ kind: 'whatsapp_user' as const, value: facts.userId }] : []),
    ...(facts.phone ? [{ kind: 'whatsapp' as const, value: facts.phone }] : []),
    ...(facts.parentUserId ? [{ kind: 'whatsapp_parent_user' as const, value: facts.parentUserId }] : []),
  ])
  const plan = planIdentity(facts, known, profile.at)
  if (plan.merge) await mergeCustomers(scope, plan.merge.fromId, plan.merge.intoId, 'user id and phone belong to one person', met)
  const customerId = plan.customerId ?? (newId() as CustomerId) // a fresh id is nobody else's
  if (!plan.customerId) await insertCustomer(tx, { id: customerId, createdAt: profile.at })
  await attachIdentities(tx, customerId, plan.attach, profile.at)
  const isMoved = plan.merge !== null || plan.attach.some((one) => one.kind === 'whatsapp')
  const hasNewPhone = isMoved && (await savePhone(tx, customerId))
  const hasNewName = await saveProfile(scope, customerId, profile)
  if (!plan.customerId || plan.attach.length > 0 || hasNewName || hasNewPhone) changes.customer(customerId)
  if (hasNewName || hasNewPhone) for (const id of await listOpenConversationIds(tx, [customerId])) changes.conversation(id)
  return customerId
}

/**
 * Joins two customers who turned out to be one person. When agents knew both, the timeline says so: entries of two
 * columns now stand in one. It is a line about our own record, at the time we learned it, and like that depends on what
 * arrived first.
 */
export async function mergeCustomers(scope: IngestScope, fromId: CustomerId, intoId: CustomerId, because: string, met: Met): Promise<void> {
  const { tx, changes } = scope
  const merged = await mergeCustomerRows(tx, fromId, intoId, because)
  if (merged.bothWereKnown) {
    const [otherName, ownName] = [customerName(merged.from), customerName(merged.into)]
    await appendSystemEntry(scope, {
      customerId: intoId,
      connection: met.connection,
      what: { event: 'customers_merged', otherName: otherName === ownName ? null : otherName },
      occurredAt: new Date(met.arrivedUs / 1000),
      arrivedUs: met.arrivedUs - 1,
      providerId: null,
    })
  }
  changes.event({ type: 'customer.merged', fromId, intoId })
  changes.customer(intoId)
  for (const id of merged.conversationIds) changes.conversation(id)
}

/** @returns whether what the customer is called may have changed. */
async function saveProfile({ tx }: IngestScope, id: CustomerId, profile: ProfileFacts): Promise<boolean> {
  if (!profile.name && !profile.username) return false
  const [row] = await findCustomerRows(tx, [id])
  if (!row) return false
  const { isChanged, isNoted, ...next } = planProfile(row, profile)
  if (isNoted) await updateCustomer(tx, id, next)
  return isChanged
}
