import { and, asc, isNull, sql } from 'drizzle-orm'
import type { ConnectionId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { IdentityKind } from '../../lib/customers/customer.ts'
import type { Tx } from '../client.ts'
import { conversations } from '../schema/conversations.ts'
import { customers } from '../schema/customers.ts'
import { entries } from '../schema/entries.ts'
import type { ConversationRecord } from './conversations.ts'
import type { CustomerRow } from './customers.ts'

// What a batch of inbound messages reads and writes at once: one statement each, whatever the number of messages.

export type ProviderKey = { connectionId: ConnectionId; providerId: string }

/** Which of these messages are on a timeline already. One index look-up each, in one statement. */
export async function listKnownMessages(tx: Tx, keys: ProviderKey[]): Promise<(ProviderKey & { entryId: EntryId })[]> {
  if (keys.length === 0) return []
  const rows = await tx.execute<{ connection_id: ConnectionId; provider_id: string; id: EntryId }>(sql`
    select e.connection_id, e.provider_id, e.id
    from unnest(${sql.param(keys.map((key) => key.connectionId))}::uuid[], ${sql.param(keys.map((key) => key.providerId))}::text[]) as k(connection_id, provider_id)
    join entries e on e.connection_id = k.connection_id and e.provider_id = k.provider_id`)
  return rows.map((row) => ({ connectionId: row.connection_id, providerId: row.provider_id, entryId: row.id }))
}

/** Entries that quote any of these messages, each with the message it quotes. */
export async function listEntriesQuotingAny(tx: Tx, keys: ProviderKey[]): Promise<(ProviderKey & { entryId: EntryId })[]> {
  if (keys.length === 0) return []
  return tx.execute<ProviderKey & { entryId: EntryId }>(sql`
    select k.connection_id as "connectionId", k.provider_id as "providerId", e.id as "entryId"
    from unnest(${sql.param(keys.map((key) => key.connectionId))}::uuid[], ${sql.param(keys.map((key) => key.providerId))}::text[]) as k(connection_id, provider_id)
    join entries e on e.connection_id = k.connection_id and e.reply_to_provider_id = k.provider_id and e.reply_to_provider_id is not null`)
}

export type Address = { kind: IdentityKind; value: string }

function holdersOf(addresses: Address[]) {
  return sql`(select i.customer_id from identities i where (i.kind, i.value) in (
    select * from unnest(${sql.param(addresses.map((one) => one.kind))}::text[], ${sql.param(addresses.map((one) => one.value))}::text[])))`
}

/** Everybody who is known by any of these addresses. */
export async function listHolders(tx: Tx, addresses: Address[]): Promise<CustomerRow[]> {
  if (addresses.length === 0) return []
  return tx
    .select()
    .from(customers)
    .where(sql`${customers.id} in ${holdersOf(addresses)}`)
}

/** The conversations that go on with them, locked in one order so that two batches never wait for each other. */
export async function listOpenConversationsOfHolders(tx: Tx, addresses: Address[]): Promise<ConversationRecord[]> {
  if (addresses.length === 0) return []
  return tx
    .select()
    .from(conversations)
    .where(
      and(
        sql`${conversations.customerId} in ${holdersOf(addresses)}`,
        isNull(conversations.mergedIntoId),
        sql`${conversations.status} <> 'resolved'`,
      ),
    )
    .orderBy(asc(conversations.id))
    .for('update')
}

/** Adds entries. @throws PostgresError 23505 when one of them was added by somebody else meanwhile. */
export async function insertEntries(tx: Tx, rows: (typeof entries.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(entries).values(rows)
}

/** Writes what inbound messages changed on their conversations. */
export async function saveInboundChanges(tx: Tx, rows: ConversationRecord[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map((row) => ({
    id: row.id,
    connection_id: row.connectionId,
    channel: row.channel,
    status: row.status,
    preview: row.preview,
    opened_at: row.openedAt,
    last_activity_at: row.lastActivityAt,
    last_position: row.lastPosition,
    last_inbound_position: row.lastInboundPosition,
    waiting_since: row.waitingSince,
    snoozed_until: row.snoozedUntil,
  }))
  await tx.execute(sql`
    update conversations c set
      connection_id = v.connection_id, channel = v.channel, status = v.status, preview = v.preview, opened_at = v.opened_at,
      last_activity_at = v.last_activity_at, last_position = v.last_position, last_inbound_position = v.last_inbound_position,
      waiting_since = v.waiting_since, snoozed_until = v.snoozed_until
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as v(
      id uuid, connection_id uuid, channel text, status text, preview jsonb, opened_at timestamptz, last_activity_at timestamptz,
      last_position text, last_inbound_position text, waiting_since timestamptz, snoozed_until timestamptz)
    where c.id = v.id`)
}

export type WindowChange = { customerId: CustomerId; connectionId: ConnectionId; closesAt: Date; providerId: string }

/** Prolongs many windows; each pair may occur once. As `prolongWindow`, a window only ever moves later. */
export async function prolongWindows(tx: Tx, rows: WindowChange[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into reply_windows as w (customer_id, connection_id, closes_at, last_inbound_provider_id)
    select * from unnest(
      ${sql.param(rows.map((row) => row.customerId))}::uuid[], ${sql.param(rows.map((row) => row.connectionId))}::uuid[],
      ${sql.param(rows.map((row) => row.closesAt.toISOString()))}::text[]::timestamptz[], ${sql.param(rows.map((row) => row.providerId))}::text[])
    on conflict (customer_id, connection_id) do update set
      closes_at = excluded.closes_at, last_inbound_provider_id = excluded.last_inbound_provider_id
    where excluded.closes_at >= w.closes_at`)
}

/** Notes when the profiles of customers were last heard of. */
export async function noteProfiles(tx: Tx, rows: { customerId: CustomerId; at: Date }[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    update customers c set profile_at = greatest(c.profile_at, v.at)
    from unnest(${sql.param(rows.map((row) => row.customerId))}::uuid[], ${sql.param(rows.map((row) => row.at.toISOString()))}::text[]::timestamptz[]) as v(id, at)
    where c.id = v.id`)
}
