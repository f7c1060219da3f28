import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AttemptId, ConnectionId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { MessageStatus } from '../../lib/core/vocabulary.ts'
import type { SendError } from '../../lib/timeline/timeline-entry.ts'
import { instant } from './columns.ts'
import { connections } from './connections.ts'
import { customers } from './customers.ts'
import { entries } from './entries.ts'

/**
 * The outbox: one row for each time a person asked for an entry to be sent. Its id goes out as
 * `biz_opaque_callback_data` and comes back in statuses, which is how a send whose answer was lost is recognised.
 */
export const sendAttempts = pgTable(
  'send_attempts',
  {
    id: uuid('id').$type<AttemptId>().primaryKey(),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    number: integer('number').notNull(),
    state: text('state').$type<MessageStatus>().notNull().default('queued'),
    providerId: text('provider_id'),
    /** HTTP tries so far, and when the next may be made. */
    tries: integer('tries').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    /** When the request went out: a `sending` row older than the request can last has an unknown outcome. */
    sendingAt: instant('sending_at'),
    error: jsonb('error').$type<SendError | null>(),
    /** Provider's trace id, for its support. */
    traceId: text('trace_id'),
    historyAskedAt: instant('history_asked_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('send_attempts_entry_number_key').on(t.entryId, t.number), // two clicks on retry are one attempt
    uniqueIndex('send_attempts_provider_key').on(t.connectionId, t.providerId).where(sql`provider_id is not null`), // status → attempt
    index('send_attempts_queue_idx').on(t.connectionId, t.customerId, t.createdAt).where(sql`state in ('queued', 'sending')`), // the pair's outbox
    index('send_attempts_unsettled_idx').on(t.state, t.createdAt).where(sql`state in ('queued', 'sending', 'accepted', 'unknown')`), // sweepers
    check(
      'send_attempts_state_check',
      sql`${t.state} in ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown')`,
    ),
  ],
)

/** Every status the provider told us, once per kind; kept without an attempt until ours is known (a status may come first). */
export const messageStatuses = pgTable(
  'message_statuses',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    providerId: text('provider_id').notNull(),
    status: text('status').$type<'sent' | 'delivered' | 'read' | 'played' | 'failed'>().notNull(),
    participant: text('participant').notNull().default(''),
    at: instant('at').notNull(),
    attemptId: uuid('attempt_id')
      .$type<AttemptId>()
      .references(() => sendAttempts.id),
    /** Our attempt's id as echoed by the provider. */
    callbackData: text('callback_data'),
    /** Whom it names, while it waits for its attempt. */
    recipientUserId: text('recipient_user_id'),
    recipientPhone: text('recipient_phone'),
    errorCode: integer('error_code'),
    pricing: jsonb('pricing').$type<{ model: string | null; type: string | null; category: string | null } | null>(),
    deliveryId: bigint('delivery_id', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.providerId, t.status, t.participant] }),
    // The month's free service messages of a number, for the price tag.
    index('message_statuses_free_idx')
      .on(t.connectionId, t.at, t.providerId)
      .where(sql`pricing->>'category' = 'service' and pricing->>'type' = 'free_customer_service'`),
    index('message_statuses_callback_idx').on(t.callbackData).where(sql`attempt_id is null and callback_data is not null`), // orphans
  ],
)

/** Token buckets of the provider's limits (whatsapp-messages.md 6.3): `number:{connection}` and `pair:{connection}:{customer}`. */
export const sendBuckets = pgTable('send_buckets', {
  key: text('key').primaryKey(),
  tokens: doublePrecision('tokens').notNull(),
  refilledAt: instant('refilled_at').notNull(),
})

/** Message templates as the provider has them. */
export const templates = pgTable(
  'templates',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    providerTemplateId: text('provider_template_id').notNull(),
    name: text('name').notNull(),
    language: text('language').notNull(),
    category: text('category').notNull(),
    /** What was asked for, when the provider chose another: a utility template approved as marketing costs more. */
    previousCategory: text('previous_category'),
    status: text('status').notNull(),
    parameterFormat: text('parameter_format').$type<'named' | 'positional'>().notNull(),
    components: jsonb('components').notNull(),
    quality: text('quality'),
    isGone: boolean('is_gone').notNull().default(false),
    syncedAt: instant('synced_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.name, t.language] })],
)
