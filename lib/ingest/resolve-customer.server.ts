import { listOpenConversationIds } from '../../db/queries/conversations.ts'
import {
  attachIdentities,
  findCustomerRows,
  findIdentities,
  insertCustomer,
  mergeCustomerRows,
  updateCustomer,
} from '../../db/queries/customers.ts'
import { newId } from '../core/clock.server.ts'
import type { CustomerId } from '../core/ids.ts'
import { type IdentityFacts, planIdentity } from '../customers/plan-identity.ts'
import type { IngestScope } from './ingest-scope.server.ts'

export type ProfileFacts = { name: string | null; username: string | null; at: Date }

/**
 * The customer behind an element: found, made, given the addresses it was missing, or merged when its user id and phone
 * pointed to two (lib/customers/plan-identity.ts). The profile follows the newest webhook, by the provider's time.
 */
export async function resolveCustomer(scope: IngestScope, facts: IdentityFacts, profile: ProfileFacts): Promise<CustomerId> {
  const { tx, changes } = scope
  const known = await findIdentities(tx, [
    ...(facts.userId ? [{ kind: 'whatsapp_user' as const, value: facts.userId }] : []),
    ...(facts.phone ? [{ kind: 'whatsapp' as const, value: facts.phone }] : []),
    ...(facts.parentUserId ? [{ kind: 'whatsapp_parent_user' as const, value: facts.parentUserId }] : []),
  ])
  const plan = planIdentity(facts, known)
  if (plan.merge) {
    const merged = await mergeCustomerRows(tx, plan.merge.fromId, plan.merge.intoId, 'user id and phone belong to one person')
    changes.event({ type: 'customer.merged', ...plan.merge })
    changes.customer(plan.merge.intoId)
    for (const id of merged.conversationIds) changes.conversation(id)
  }
  const customerId = plan.customerId ?? (newId() as CustomerId) // a fresh id is nobody else's
  if (!plan.customerId) await insertCustomer(tx, { id: customerId, createdAt: profile.at })
  const added = await attachIdentities(tx, customerId, plan.attach)
  const isChanged = await saveProfile(scope, customerId, facts, profile)
  if (!plan.customerId || added > 0 || isChanged) changes.customer(customerId)
  return customerId
}

async function saveProfile({ tx, changes }: IngestScope, id: CustomerId, facts: IdentityFacts, profile: ProfileFacts): Promise<boolean> {
  const [row] = await findCustomerRows(tx, [id])
  if (!row) return false
  const isNewest = row.profileAt === null || profile.at >= row.profileAt
  const next = {
    profileName: isNewest && profile.name ? profile.name : row.profileName,
    username: isNewest && profile.username ? profile.username : row.username,
    phone: row.phone === null || isNewest ? (facts.phone ?? row.phone) : row.phone,
  }
  if (next.profileName === row.profileName && next.username === row.username && next.phone === row.phone) return false
  await updateCustomer(tx, id, { ...next, profileAt: isNewest ? profile.at : row.profileAt })
  for (const conversationId of await listOpenConversationIds(tx, [id])) changes.conversation(conversationId)
  return true
}
