import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { newId } from '../../lib/core/clock.server.ts'
import type { ConversationId, CustomerId, IdentityId } from '../../lib/core/ids.ts'
import type { Customer, IdentityKind } from '../../lib/customers/customer.ts'
import { describeCustomer } from '../../lib/customers/describe-customer.ts'
import type { KnownIdentity } from '../../lib/customers/plan-identity.ts'
import type { Tx } from '../client.ts'
import { conversationReads, conversations, replyWindows } from '../schema/conversations.ts'
import { customerMerges, customers, identities } from '../schema/customers.ts'
import { entries, reactions } from '../schema/entries.ts'
import { media } from '../schema/media.ts'
import { sendAttempts } from '../schema/sending.ts'

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
    })
    .from(identities)
    .innerJoin(customers, eq(customers.id, identities.customerId))
    .where(or(...addresses.map((one) => and(eq(identities.kind, one.kind), eq(identities.value, one.value)))))
    .orderBy(asc(identities.createdAt), asc(identities.id))
}

export async function insertCustomer(tx: Tx, row: typeof customers.$inferInsert): Promise<void> {
  await tx.insert(customers).values(row)
}

/**
 * Gives a customer addresses. One that somebody else holds by then is left alone.
 * @returns how many were really added.
 */
export async function attachIdentities(tx: Tx, customerId: CustomerId, list: { kind: IdentityKind; value: string }[]): Promise<number> {
  if (list.length === 0) return 0
  const added = await tx
    .insert(identities)
    .values(list.map((one) => ({ id: newId() as IdentityId, customerId, ...one }))) // a fresh id is nobody else's
    .onConflictDoNothing()
    .returning({ id: identities.id })
  return added.length
}

/** Retires addresses a customer has moved on from. */
export async function retireIdentities(
  tx: Tx,
  customerId: CustomerId,
  list: { kind: IdentityKind; value: string }[],
  at: Date,
): Promise<void> {
  if (list.length === 0) return
  await tx
    .update(identities)
    .set({ retiredAt: at })
    .where(
      and(
        eq(identities.customerId, customerId),
        isNull(identities.retiredAt),
        or(...list.map((one) => and(eq(identities.kind, one.kind), eq(identities.value, one.value)))),
      ),
    )
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

/**
 * Moves everything of one customer to another and leaves a signpost; when both have a conversation going on, the
 * younger one's entries join the older. Recorded in `customer_merges` so that it can be undone.
 */
export async function mergeCustomerRows(
  tx: Tx,
  fromId: CustomerId,
  intoId: CustomerId,
  because: string,
): Promise<{ conversationIds: ConversationId[] }> {
  const locked = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(inArray(customers.id, [fromId, intoId]))
    .orderBy(asc(customers.id))
    .for('update')
  if (locked.length !== 2) throw new Error('both customers of a merge must exist')
  const joined = await joinOpenConversations(tx, fromId, intoId)
  const movedIdentities = await tx
    .update(identities)
    .set({ customerId: intoId })
    .where(eq(identities.customerId, fromId))
    .returning({ id: identities.id })
  const movedConversations = await tx
    .update(conversations)
    .set({ customerId: intoId })
    .where(eq(conversations.customerId, fromId))
    .returning({ id: conversations.id })
  await tx.update(entries).set({ customerId: intoId }).where(eq(entries.customerId, fromId))
  await tx.update(media).set({ customerId: intoId }).where(eq(media.customerId, fromId))
  await tx.update(sendAttempts).set({ customerId: intoId }).where(eq(sendAttempts.customerId, fromId))
  await tx.execute(sql`
    insert into reply_windows (customer_id, connection_id, closes_at, free_until, last_inbound_provider_id, marked_read_provider_id)
    select ${intoId}::uuid, connection_id, closes_at, free_until, last_inbound_provider_id, marked_read_provider_id from reply_windows where customer_id = ${fromId}
    on conflict (customer_id, connection_id) do update set
      last_inbound_provider_id = case when excluded.closes_at > reply_windows.closes_at then excluded.last_inbound_provider_id else reply_windows.last_inbound_provider_id end,
      closes_at = greatest(reply_windows.closes_at, excluded.closes_at),
      free_until = greatest(reply_windows.free_until, excluded.free_until)`)
  await tx.delete(replyWindows).where(eq(replyWindows.customerId, fromId))
  await tx.execute(sql`
    delete from reactions r where author_kind = 'customer' and author_id = ${fromId}
      and exists (select 1 from reactions o where o.connection_id = r.connection_id and o.target_provider_id = r.target_provider_id
                    and o.author_kind = 'customer' and o.author_id = ${intoId} and o.position >= r.position)`)
  await tx.execute(sql`
    delete from reactions o where author_kind = 'customer' and author_id = ${intoId}
      and exists (select 1 from reactions r where r.connection_id = o.connection_id and r.target_provider_id = o.target_provider_id
                    and r.author_kind = 'customer' and r.author_id = ${fromId})`)
  await tx
    .update(reactions)
    .set({ authorId: intoId })
    .where(and(eq(reactions.authorKind, 'customer'), eq(reactions.authorId, fromId)))
  await tx.execute(sql`
    update customers i set
      profile_name = case when f.profile_at > i.profile_at or i.profile_at is null then f.profile_name else i.profile_name end,
      username = coalesce(case when f.profile_at > i.profile_at or i.profile_at is null then f.username end, i.username),
      profile_at = greatest(i.profile_at, f.profile_at),
      name = coalesce(i.name, f.name), phone = coalesce(i.phone, f.phone), email = coalesce(i.email, f.email),
      marketing_stopped_at = greatest(i.marketing_stopped_at, f.marketing_stopped_at)
    from customers f where i.id = ${intoId} and f.id = ${fromId}`)
  await tx.update(customers).set({ mergedIntoId: intoId }).where(eq(customers.id, fromId))
  await tx.insert(customerMerges).values({
    id: newId(),
    fromId,
    intoId,
    because,
    moved: {
      identityIds: movedIdentities.map((row) => row.id),
      conversationIds: movedConversations.map((row) => row.id),
      joinedConversation: joined,
    },
  })
  const conversationIds = movedConversations.map((row) => row.id)
  return { conversationIds: joined ? [...conversationIds, joined.into] : conversationIds }
}

async function joinOpenConversations(
  tx: Tx,
  fromId: CustomerId,
  intoId: CustomerId,
): Promise<{ from: ConversationId; into: ConversationId } | null> {
  const open = await tx
    .select()
    .from(conversations)
    .where(and(inArray(conversations.customerId, [fromId, intoId]), sql`${conversations.status} <> 'resolved'`))
    .orderBy(asc(conversations.openedAt), asc(conversations.id))
    .for('update')
  const [older, younger] = open
  if (!older || !younger) return null
  await tx.update(entries).set({ conversationId: older.id }).where(eq(entries.conversationId, younger.id))
  await tx
    .update(conversations)
    .set({ status: 'resolved', mergedIntoId: older.id, resolvedAt: sql`now()` })
    .where(eq(conversations.id, younger.id))
  await tx.execute(sql`
    update conversations o set
      last_activity_at = greatest(o.last_activity_at, y.last_activity_at),
      preview = case when y.last_position > coalesce(o.last_position, '') then y.preview else o.preview end,
      last_position = greatest(o.last_position, y.last_position),
      last_inbound_position = greatest(o.last_inbound_position, y.last_inbound_position),
      last_answer_position = greatest(o.last_answer_position, y.last_answer_position),
      waiting_since = least(o.waiting_since, y.waiting_since),
      assignee_id = coalesce(o.assignee_id, y.assignee_id)
    from conversations y where o.id = ${older.id} and y.id = ${younger.id}`)
  await tx.delete(conversationReads).where(eq(conversationReads.conversationId, younger.id))
  return { from: younger.id, into: older.id }
}
