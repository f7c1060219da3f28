import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ConnectionId, EntryId } from '../../lib/core/ids.ts'
import type { DeliveryCounts } from '../../lib/ingest/delivery-counts.ts'
import type { ParkedCause, ParkedElement } from '../../lib/ingest/parked-cause.ts'
import { bytea, instant } from './columns.ts'
import { connections } from './connections.ts'

/**
 * Raw webhooks, stored before they are understood: the only copy of inbound traffic (whatsapp-messages.md 1.3, "Replay").
 * A row is its own queue entry: `received` rows wait, in order of `id`.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    /** SHA-256 of the body: the same bytes are the same delivery. */
    dedupeKey: text('dedupe_key').notNull(),
    body: bytea('body').notNull(),
    receivedAt: instant('received_at').notNull(),
    status: text('status').$type<'received' | 'understood' | 'parked'>().notNull().default('received'),
    /** Why it is parked. */
    cause: jsonb('cause').$type<ParkedCause>(),
    /** Why, as a sentence: deliveries parked before causes were codes. */
    reason: text('reason'),
    /** Which elements failed: the rest of the body was understood. */
    parkedElements: jsonb('parked_elements').$type<ParkedElement[]>(),
    counts: jsonb('counts').$type<DeliveryCounts>(),
    entryIds: uuid('entry_ids').array().$type<EntryId[]>(),
    attempts: integer('attempts').notNull().default(0),
    processedAt: instant('processed_at'),
  },
  (t) => [
    uniqueIndex('deliveries_dedupe_key').on(t.connectionId, t.dedupeKey), // a doubled webhook is one row
    index('deliveries_waiting_idx').on(t.connectionId, t.id).where(sql`status = 'received'`), // the queue; small by nature
    index('deliveries_status_idx').on(t.status, t.id), // admin view, newest first per status
    check('deliveries_status_check', sql`${t.status} in ('received', 'understood', 'parked')`),
  ],
)
