import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { ConnectionId, EntryId } from '../../lib/core/ids.ts'
import type { DeliveryCounts } from '../../lib/ingest/delivery-counts.ts'
import type { ParkedCause, ParkedElement } from '../../lib/ingest/parked-cause.ts'
import type { Tx } from '../client.ts'
import { connections } from '../schema/connections.ts'
import { deliveries } from '../schema/deliveries.ts'
import { ingestTotals } from '../schema/ingest-totals.ts'

export type NewDelivery = {
  connectionId: ConnectionId
  dedupeKey: string
  body: Buffer
  /** ISO 8601 with microseconds. */
  receivedAt: string
}

/** Stores many at once, in the order given; the same bytes on the same connection are stored once. One durable commit. */
export async function insertDeliveries(client: postgres.Sql, rows: NewDelivery[]): Promise<void> {
  await client`
    insert into deliveries ${client(
      rows.map((row) => ({
        connection_id: row.connectionId,
        dedupe_key: row.dedupeKey,
        body: row.body,
        received_at: row.receivedAt,
      })),
    )}
    on conflict (connection_id, dedupe_key) do nothing`
}

export type WaitingDelivery = { id: number; connectionId: ConnectionId; body: Buffer; receivedUs: number; attempts: number }

/**
 * Makes one transaction at a time work on a connection's deliveries, so that they are understood in the order they came;
 * another one waits its turn.
 */
export async function lockIngest(tx: Tx, connectionId: ConnectionId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${connectionId}, 1))`)
}

/** Claims the oldest waiting deliveries of a connection for this transaction, which holds `lockIngest`. */
export async function claimDeliveries(tx: Tx, connectionId: ConnectionId, limit: number): Promise<WaitingDelivery[]> {
  return tx
    .select({
      id: deliveries.id,
      connectionId: deliveries.connectionId,
      body: deliveries.body,
      receivedUs: sql<number>`(extract(epoch from ${deliveries.receivedAt}) * 1000000)::float8`,
      attempts: deliveries.attempts,
    })
    .from(deliveries)
    .where(and(eq(deliveries.connectionId, connectionId), eq(deliveries.status, 'received')))
    .orderBy(asc(deliveries.id))
    .limit(limit)
    .for('update')
}

/**
 * Makes one transaction at a time apply what is about these numbers: an app may deliver for one number at the addresses
 * of two connections (whatsapp-messages.md 1.2), and of a message and its edit each must see the other.
 */
export async function lockNumbers(tx: Tx, connectionIds: ConnectionId[]): Promise<void> {
  // In one order, so that two transactions never wait for each other.
  await tx.execute(sql`
    select pg_advisory_xact_lock(key) from (
      select hashtextextended(id, 2) as key from unnest(${sql.param(connectionIds)}::text[]) as id order by 1) as numbers`)
}

export type DeliveryOutcome = {
  id: number
  status: 'understood' | 'parked'
  cause: ParkedCause | null
  parkedElements: ParkedElement[]
  counts: DeliveryCounts
  entryIds: EntryId[]
}

/** Writes what became of deliveries, all in one statement. */
export async function saveDeliveryOutcomes(tx: Tx, outcomes: DeliveryOutcome[]): Promise<void> {
  if (outcomes.length === 0) return
  await tx.execute(sql`
    update deliveries d set
      status = o.status, cause = o.cause, reason = null, parked_elements = o.parked, counts = o.counts,
      entry_ids = (select coalesce(array_agg(value::uuid), '{}') from jsonb_array_elements_text(o.entry_ids)),
      attempts = attempts + 1, processed_at = now()
    from jsonb_to_recordset(${JSON.stringify(
      outcomes.map((o) => ({
        id: o.id,
        status: o.status,
        cause: o.cause,
        parked: o.parkedElements,
        counts: o.counts,
        entry_ids: o.entryIds,
      })),
    )}::jsonb) as o(id bigint, status text, cause jsonb, parked jsonb, counts jsonb, entry_ids jsonb)
    where d.id = o.id`)
}

/** Connections where something has waited since `before`: O(connections) index look-ups. */
export async function listWaitingConnections(tx: Tx, before: Date): Promise<ConnectionId[]> {
  const rows = await tx
    .select({ id: connections.id })
    .from(connections)
    .where(
      sql`exists (select 1 from deliveries d where d.connection_id = ${connections.id} and d.status = 'received' and d.received_at < ${before.toISOString()}::timestamptz)`,
    )
  return rows.map((row) => row.id)
}

/** How much waits and since when, for the alarm and the metrics. */
export async function readIngestBacklog(tx: Tx): Promise<{ waiting: number; oldestMs: number }> {
  const [row] = await tx
    .select({
      waiting: sql<number>`count(*)::int`,
      oldestMs: sql<number>`coalesce(extract(epoch from now() - min(${deliveries.receivedAt})) * 1000, 0)::float8`,
    })
    .from(deliveries)
    .where(eq(deliveries.status, 'received'))
  return row ?? { waiting: 0, oldestMs: 0 }
}

/** Raises running totals; `names` maps a total's name to how much it grew. */
export async function raiseTotals(tx: Tx, connectionId: ConnectionId, growth: Map<string, number>, deliveryId: number): Promise<void> {
  const rows = [...growth].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  if (rows.length === 0) return
  await tx
    .insert(ingestTotals)
    .values(rows.map(([name, count]) => ({ connectionId, name, count, lastAt: sql`now()`, lastDeliveryId: deliveryId })))
    .onConflictDoUpdate({
      target: [ingestTotals.connectionId, ingestTotals.name],
      set: {
        count: sql`${ingestTotals.count} + excluded.count`,
        lastAt: sql`excluded.last_at`,
        lastDeliveryId: sql`excluded.last_delivery_id`,
      },
    })
}

export async function listTotals(tx: Tx) {
  return tx.select().from(ingestTotals).orderBy(asc(ingestTotals.connectionId), asc(ingestTotals.name))
}

/** A page of deliveries, newest first, by keyset on id. */
export async function listDeliveries(
  tx: Tx,
  input: { status?: 'received' | 'understood' | 'parked' | undefined; before?: number | undefined; limit: number },
) {
  return tx
    .select({
      id: deliveries.id,
      receivedAt: deliveries.receivedAt,
      connectionId: deliveries.connectionId,
      connectionName: connections.name,
      status: deliveries.status,
      cause: deliveries.cause,
      reason: deliveries.reason,
      parkedElements: deliveries.parkedElements,
      counts: deliveries.counts,
      entryIds: deliveries.entryIds,
      attempts: deliveries.attempts,
      sizeBytes: sql<number>`octet_length(${deliveries.body})`,
    })
    .from(deliveries)
    .innerJoin(connections, eq(connections.id, deliveries.connectionId))
    .where(
      and(
        input.status ? eq(deliveries.status, input.status) : undefined,
        input.before === undefined ? undefined : lt(deliveries.id, input.before),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(input.limit)
}

/** Puts a delivery back in the queue; null when there is none with that id. What it became before is recognised and not doubled. */
export async function requeueDelivery(tx: Tx, id: number): Promise<{ connectionId: ConnectionId; counts: DeliveryCounts | null } | null> {
  const [before] = await tx
    .select({ connectionId: deliveries.connectionId, counts: deliveries.counts })
    .from(deliveries)
    .where(eq(deliveries.id, id))
    .for('update')
  if (!before) return null
  await tx.update(deliveries).set({ status: 'received', cause: null, reason: null, processedAt: null }).where(eq(deliveries.id, id))
  return before
}

/** Parked deliveries younger than a day whose cause may have gone. */
export async function countByStatus(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx
    .select({ status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(inArray(deliveries.status, ['received', 'parked']))
    .groupBy(deliveries.status)
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}
