import { and, asc, eq, gt, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm'
import { newId } from '../../lib/core/clock.server.ts'
import type { CustomerId, IdentityId } from '../../lib/core/ids.ts'
import type { Customer, IdentityKind } from '../../lib/customers/customer.ts'
import { describeCustomer } from '../../lib/customers/describe-customer.ts'
import type { KnownIdentity } from '../../lib/customers/plan-identity.ts'
import type { Tx } from '../client.ts'
import { customers, identities } from '../schema/customers.ts'

export type CustomerRow = typeof customers.$inferSelect

/** Everyone known by any of the given addresses, retired ones included. Two index look-ups per address. */
export async function findIdentities(tx: Tx, addresses: { kind: IdentityKind; value: string }[]): Promise<KnownIdentity[]> {
  if (addresses.length === 0) return []
  return tx
    .select({
      customerId: identities.customerId,
      customerCreatedAt: customers.createdAt,
      kind: identities.kind,
      value: identities.value,
      isRetired: sql<boolean>`${identities.retiredAt} is not null`,
      retiredAt: identities.retiredAt,
    })
    .from(identities)
    .innerJoin(customers, eq(customers.id, identities.customerId))
    .where(
      sql`(${identities.kind}, ${identities.value}) in (
        select * from unnest(${sql.param(addresses.map((one) => one.kind))}::text[], ${sql.param(addresses.map((one) => one.value))}::text[]))`,
    )
    .orderBy(asc(identities.createdAt), asc(identities.id))
}

export async function insertCustomer(tx: Tx, row: typeof customers.$inferInsert): Promise<void> {
  await tx.insert(customers).values(row)
}

/**
 * Gives a customer addresses that nobody holds, as said at an instant of the provider's clock; `retired` ones were
 * theirs before that. Fails with a unique violation when somebody was given one meanwhile, so that the caller looks
 * again: two numbers may hear of the same person at once.
 */
export async function attachIdentities(
  tx: Tx,
  customerId: CustomerId,
  list: { kind: IdentityKind; value: string; retired?: boolean }[],
  at: Date,
): Promise<void> {
  if (list.length === 0) return
  await tx.insert(identities).values(
    list.map(({ kind, value, retired }) => ({
      id: newId() as IdentityId, // a fresh id is nobody else's
      customerId,
      kind,
      value,
      createdAt: at,
      retiredAt: retired ? at : null,
    })),
  )
}

/**
 * What a customer moved to at an instant is theirs from then on, whatever was heard of it before: a status may have named
 * it early, and an earlier change, which knows nothing of it, must not retire it. A user id that one did retire comes
 * back; an old number that somebody returns to has a row of its own.
 */
export async function confirmIdentities(
  tx: Tx,
  customerId: CustomerId,
  to: { userId: string | null; phone: string | null; at: Date },
): Promise<void> {
  const at = to.at.toISOString()
  await tx.execute(sql`
    update identities set
      created_at = greatest(created_at, ${at}::timestamptz),
      retired_at = case when kind = 'whatsapp_user' and retired_at <= ${at}::timestamptz then null else retired_at end
    where customer_id = ${customerId}
      and ((kind = 'whatsapp_user' and value = ${to.userId}) or (kind = 'whatsapp' and value = ${to.phone} and retired_at is null))`)
}

/**
 * Retires what a customer moved on from at an instant: every phone number and user id said until then but those they
 * moved to. Without a new user id the old one stays; a new user id means that the number changed too
 * (whatsapp-messages.md 2.3), even when the new number is withheld.
 */
export async function retireOtherIdentities(
  tx: Tx,
  customerId: CustomerId,
  to: { userId: string | null; phone: string | null; at: Date },
): Promise<void> {
  const kinds: IdentityKind[] = to.userId ? ['whatsapp', 'whatsapp_user'] : ['whatsapp']
  const kept = [to.userId, to.phone].filter((value) => value !== null)
  await tx
    .update(identities)
    .set({ retiredAt: to.at })
    .where(
      and(
        eq(identities.customerId, customerId),
        isNull(identities.retiredAt),
        inArray(identities.kind, kinds),
        lte(identities.createdAt, to.at),
        kept.length > 0 ? notInArray(identities.value, kept) : undefined,
      ),
    )
}

/** Keeps the number shown equal to the newest one held, or none. @returns whether it changed. */
export async function savePhone(tx: Tx, customerId: CustomerId): Promise<boolean> {
  const newest = sql`(select value from identities where customer_id = ${customerId} and kind = 'whatsapp' and retired_at is null order by created_at desc, id desc limit 1)`
  const changed = await tx
    .update(customers)
    .set({ phone: newest })
    .where(and(eq(customers.id, customerId), sql`${customers.phone} is distinct from ${newest}`))
    .returning({ id: customers.id })
  return changed.length > 0
}

export async function listIdentities(tx: Tx, customerIds: CustomerId[]) {
  if (customerIds.length === 0) return []
  return tx
    .select()
    .from(identities)
    .where(inArray(identities.customerId, customerIds))
    .orderBy(asc(identities.createdAt), asc(identities.id))
}

export async function findCustomerRows(tx: Tx, ids: CustomerId[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return []
  return tx.select().from(customers).where(inArray(customers.id, ids))
}

/** Follows the signpost of a merged customer; null when there is none with that id. */
export async function findCustomerRow(tx: Tx, id: CustomerId): Promise<CustomerRow | null> {
  const [row] = await tx.select().from(customers).where(eq(customers.id, id))
  if (row?.mergedIntoId) return findCustomerRow(tx, row.mergedIntoId)
  return row ?? null
}

/** Customers as screens and API show them. */
export async function listCustomers(tx: Tx, ids: CustomerId[]): Promise<Customer[]> {
  if (ids.length === 0) return []
  const [rows, addresses] = await Promise.all([findCustomerRows(tx, ids), listIdentities(tx, ids)])
  return rows.map((row) =>
    describeCustomer(
      row,
      addresses.filter((one) => one.customerId === row.id),
    ),
  )
}

export async function updateCustomer(tx: Tx, id: CustomerId, change: Partial<CustomerRow>): Promise<void> {
  await tx.update(customers).set(change).where(eq(customers.id, id))
}

/**
 * Makes the customer's choice about marketing what the newest word on their timeline says, in whatever order the words
 * came. A stop that only a refused send told us of (`marketing_stopped_at` later than that word) stands.
 */
export async function saveMarketingChoice(tx: Tx, customerId: CustomerId): Promise<void> {
  await tx.execute(sql`
    update customers c set marketing_stopped_at = case when w.event = 'marketing_stopped' then w.at when c.marketing_stopped_at > w.at then c.marketing_stopped_at end
    from (select body->'what'->>'event' as event, occurred_at as at from entries
      where customer_id = ${customerId} and kind = 'system' and body->'what'->>'event' in ('marketing_stopped', 'marketing_resumed')
      order by position desc limit 1) w
    where c.id = ${customerId}`)
}

/** Customers by name, username or number, best first; a page after an offset-free cursor is not needed for a search of 100. */
export async function searchCustomers(tx: Tx, q: string, limit: number): Promise<CustomerId[]> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(isNull(customers.mergedIntoId), matchesCustomer(q)))
    .orderBy(asc(customers.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** A page of customers by id (which is by age). */
export async function listCustomerIds(tx: Tx, after: CustomerId | null, limit: number): Promise<CustomerId[]> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(isNull(customers.mergedIntoId), after ? gt(customers.id, after) : undefined))
    .orderBy(asc(customers.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** The condition that `customers_search_idx` serves. */
export function matchesCustomer(q: string) {
  const digits = q.replace(/\D/g, '')
  const text = sql`middenweg_fold(coalesce(${customers.name}, '') || ' ' || coalesce(${customers.profileName}, '') || ' ' || coalesce(${customers.username}, '') || ' ' || coalesce(${customers.phone}, ''))`
  const isNumber = digits.length >= 3 && /^[\d\s+()-]+$/.test(q)
  // A Dutch 06… is how people say +316…: the digits without the trunk zero are in both.
  return sql`${text} like '%' || middenweg_fold(${escapeLike(isNumber ? digits.replace(/^0+/, '') : q)}) || '%'`
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
