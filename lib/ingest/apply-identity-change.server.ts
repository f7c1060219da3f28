import type { ConnectionRecord } from '../../db/queries/connections.ts'
import {
  attachIdentities,
  confirmIdentities,
  findIdentities,
  insertCustomer,
  retireOtherIdentities,
  savePhone,
} from '../../db/queries/customers.ts'
import { findEntryByProviderId } from '../../db/queries/entries.ts'
import { newId } from '../core/clock.server.ts'
import type { CustomerId } from '../core/ids.ts'
import { type IdentityChange, planIdentityChange } from '../customers/plan-identity.ts'
import { appendSystemEntry } from './append-system-entry.server.ts'
import type { ElementResult, IngestScope } from './ingest-scope.server.ts'
import type { ReadMessage } from './read-message.ts'
import { type Met, mergeCustomers } from './resolve-customer.server.ts'
import { isUserId, type ProviderMessage, phoneDigits } from './whatsapp-envelope.ts'

type IdentityMessage = Extract<ReadMessage, { kind: 'identity' }>

/**
 * Number or user id changed (whatsapp-messages.md 2.4): everybody known by an old or a new address is one person, the
 * old addresses are retired, the new ones attached, and the timeline says so. May come before, between or after the
 * messages and other changes it is about.
 */
export async function applyIdentityChange(
  scope: IngestScope,
  connection: ConnectionRecord,
  message: ProviderMessage,
  read: IdentityMessage,
  arrivedUs: number,
): Promise<ElementResult> {
  const existing = await findEntryByProviderId(scope.tx, connection.id, message.id)
  if (existing) return { kind: 'duplicate', entryId: existing.id }
  const occurredAt = new Date(message.timestamp * 1000)
  const change = readChange(message, read)
  if (![...Object.values(change.before), ...Object.values(change.after)].some(Boolean))
    return { kind: 'parked', cause: { code: 'names_nobody' } }
  const customerId = await move(scope, change, occurredAt, { connection, arrivedUs })
  const entryId = await appendSystemEntry(scope, {
    customerId,
    connection,
    what:
      read.event === 'number_changed'
        ? { event: 'number_changed', from: change.before.phone, to: change.after.phone }
        : { event: 'identity_changed' },
    occurredAt,
    arrivedUs,
    providerId: message.id,
  })
  return entryId ? { kind: 'shown', entryId } : { kind: 'duplicate', entryId: null }
}

/** `from` is the old number; when no new address is given (the legacy type) the sender is who it is about. */
function readChange(message: ProviderMessage, read: IdentityMessage): IdentityChange {
  const phone = phoneDigits(message.from) ?? null
  const isLegacy = !read.userId && !read.previousUserId && !read.phone
  if (isLegacy) {
    const userId = [message.from_user_id, message.from].find((value) => value !== undefined && isUserId(value)) ?? null
    return { before: { userId: null, phone: null }, after: { userId, parentUserId: null, phone } }
  }
  return {
    before: {
      userId: read.previousUserId === read.userId ? null : read.previousUserId,
      phone: phone === read.phone ? null : phone,
    },
    after: { userId: read.userId, parentUserId: read.parentUserId, phone: read.phone },
  }
}

async function move(scope: IngestScope, change: IdentityChange, at: Date, met: Met): Promise<CustomerId> {
  const { before, after } = change
  const address = (kind: 'whatsapp' | 'whatsapp_user' | 'whatsapp_parent_user', value: string | null) => (value ? [{ kind, value }] : [])
  const known = await findIdentities(scope.tx, [
    ...address('whatsapp_user', before.userId),
    ...address('whatsapp_user', after.userId),
    ...address('whatsapp', before.phone),
    ...address('whatsapp', after.phone),
    ...address('whatsapp_parent_user', after.parentUserId),
  ])
  const plan = planIdentityChange(change, known, at)
  const [oldest, ...others] = plan.customerIds
  const customerId = oldest ?? (newId() as CustomerId) // a fresh id is nobody else's
  if (!oldest) await insertCustomer(scope.tx, { id: customerId, createdAt: at })
  for (const other of others) await mergeCustomers(scope, other, customerId, 'the customer changed number', met)
  await attachIdentities(scope.tx, customerId, plan.attach, at)
  await confirmIdentities(scope.tx, customerId, { userId: after.userId, phone: after.phone, at })
  if (before.userId || before.phone) await retireOtherIdentities(scope.tx, customerId, { userId: after.userId, phone: after.phone, at })
  await savePhone(scope.tx, customerId)
  scope.changes.customer(customerId)
  return customerId
}
