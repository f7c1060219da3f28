import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ConnectionId } from '../../lib/core/ids.ts'
import { instant } from './columns.ts'
import { connections } from './connections.ts'

/**
 * Running totals per connection, raised in the transaction that understands a delivery: what came in and what
 * became of it (`messages.received`, `messages.shown`, …) and every field or type we did not know (`unknown.type:poll`).
 */
export const ingestTotals = pgTable(
  'ingest_totals',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    name: text('name').notNull(),
    count: bigint('count', { mode: 'number' }).notNull().default(0),
    lastAt: instant('last_at').notNull(),
    lastDeliveryId: bigint('last_delivery_id', { mode: 'number' }),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.name] })],
)
