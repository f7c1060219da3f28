import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { listConversationsOfCustomer, listOpenConversationIds, listWindows } from '../../db/queries/conversations.ts'
import { findIdentities, listCustomerIds, listCustomers, searchCustomers, updateCustomer } from '../../db/queries/customers.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import { type CustomerId, customerIdSchema } from '../core/ids.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { accessCustomer } from './access-customer.server.ts'
import { shownConversations } from './apply-row-to-customer.ts'
import type { Customer, CustomerDetail, IdentityKind } from './customer.ts'

const cursorSchema = z.object({ id: customerIdSchema })

/** Customers by identity, by name or number, or all of them by age. */
export async function findCustomers(
  _actor: Actor,
  input: { identity?: string | undefined; q?: string | undefined; cursor: string | null; limit: number },
): Promise<{ items: Customer[]; nextCursor: string | null }> {
  const { db } = clients()
  if (input.identity) {
    const known = (await findIdentities(db, [parseIdentity(input.identity)])).filter((one) => !one.isRetired)
    return {
      items: await listCustomers(
        db,
        known.map((one) => one.customerId),
      ),
      nextCursor: null,
    }
  }
  if (input.q) return { items: await listCustomers(db, await searchCustomers(db, input.q, input.limit)), nextCursor: null }
  const ids = await listCustomerIds(db, decodeCursor(cursorSchema, input.cursor)?.id ?? null, input.limit + 1)
  const page = ids.slice(0, input.limit)
  const last = ids.length > input.limit ? page.at(-1) : undefined
  const items = await listCustomers(db, page)
  return { items: items.sort((a, b) => (a.id < b.id ? -1 : 1)), nextCursor: last ? encodeCursor({ id: last }) : null }
}

const kinds: Record<string, IdentityKind> = {
  whatsapp: 'whatsapp',
  'whatsapp-user': 'whatsapp_user',
  email: 'email',
  messenger: 'messenger',
  instagram: 'instagram',
}

/** `whatsapp:+31600000002` → kind and value as stored: phones in digits, addresses in lower case. */
function parseIdentity(text: string): { kind: IdentityKind; value: string } {
  const separator = text.indexOf(':')
  const name = text.slice(0, separator)
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (!kind) throw new AppError('invalid_input', { publicMessage: 'This kind of identity is not known.' })
  const value = text.slice(separator + 1)
  if (kind === 'whatsapp') return { kind, value: value.replace(/\D/g, '') }
  return { kind, value: kind === 'email' ? value.toLowerCase() : value }
}

/** Everything the customer panel shows. @throws AppError `not_found`. */
export async function getCustomer(actor: Actor, id: CustomerId): Promise<CustomerDetail> {
  const { db } = clients()
  const row = await accessCustomer(db, actor, id)
  const [[customer], windows, conversations] = await Promise.all([
    listCustomers(db, [row.id]),
    listWindows(db, row.id),
    listConversationsOfCustomer(db, row.id, shownConversations),
  ])
  if (!customer) throw new AppError('not_found', { publicMessage: 'There is no such customer.' })
  return {
    ...customer,
    windows: windows.map((window) => ({ connectionId: window.connectionId, closesAt: window.closesAt.toISOString() })),
    conversations: conversations.map((one) => ({
      ...one,
      openedAt: one.openedAt.toISOString(),
      resolvedAt: one.resolvedAt?.toISOString() ?? null,
    })),
    consent: { marketing: row.marketingStoppedAt ? 'stopped' : 'unknown' },
  }
}

/** Sets what agents call a customer; the profile name stays beside it. */
export async function renameCustomer(actor: Actor, id: CustomerId, name: string | null): Promise<Customer> {
  const customer = await inTransaction(async (tx) => {
    const row = await accessCustomer(tx, actor, id)
    await updateCustomer(tx, row.id, { name })
    const changes = new Changes()
    changes.customer(row.id)
    for (const conversationId of await listOpenConversationIds(tx, [row.id])) changes.conversation(conversationId)
    await changes.emit(tx)
    return (await listCustomers(tx, [row.id]))[0]
  })
  wakeRelay()
  if (!customer) throw new AppError('not_found', { publicMessage: 'There is no such customer.' })
  return customer
}
