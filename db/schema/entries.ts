import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, ConnectionId, ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { Channel, MessageStatus } from '../../lib/core/vocabulary.ts'
import type { EntryBody } from '../../lib/timeline/entry-body.ts'
import type { SendError } from '../../lib/timeline/timeline-entry.ts'
import { bytewiseText, instant } from './columns.ts'
import { connections } from './connections.ts'
import { conversations } from './conversations.ts'
import { customers } from './customers.ts'

/** Anything shown in time order. `body` is a versioned union on the kind, parsed on the way out (lib/timeline/entry-body.ts). */
export const entries = pgTable(
  'entries',
  {
    id: uuid('id').$type<EntryId>().primaryKey(),
    position: bytewiseText('position').notNull(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .references(() => conversations.id),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .references(() => connections.id),
    channel: text('channel').$type<Channel>(),
    kind: text('kind').$type<'message' | 'voice_note' | 'note' | 'escalation' | 'system'>().notNull(),
    direction: text('direction').$type<'in' | 'out' | 'internal'>().notNull(),
    /** The provider's id; for a sent entry that of the attempt that counts. */
    providerId: text('provider_id'),
    /** The provider's id of the entry this one quotes; may be older than our store. */
    replyToProviderId: text('reply_to_provider_id'),
    authorKind: text('author_kind').$type<'customer' | 'agent' | 'bot' | 'system'>().notNull(),
    authorId: uuid('author_id').$type<AgentId | CustomerId>(),
    /** Name at the time, for authors that are neither agents nor the customer (an API token, the bot). */
    authorName: text('author_name'),
    text: text('text'),
    body: jsonb('body').$type<EntryBody>().notNull(),
    status: text('status').$type<MessageStatus>(),
    statusAt: instant('status_at'),
    error: jsonb('error').$type<SendError | null>(),
    attempt: integer('attempt').notNull().default(0),
    priceMicros: integer('price_micros'),
    priceCurrency: text('price_currency'),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Shown to nobody any more: the customer took it back. */
    isDeleted: boolean('is_deleted').notNull().default(false),
  },
  (t) => [
    index('entries_timeline_idx').on(t.customerId, t.position), // a page of the timeline, either way
    uniqueIndex('entries_provider_key').on(t.connectionId, t.providerId).where(sql`provider_id is not null`), // a message once
    index('entries_conversation_idx').on(t.conversationId, t.position), // preview, joining conversations
    index('entries_reply_idx').on(t.connectionId, t.replyToProviderId).where(sql`reply_to_provider_id is not null`),
    index('entries_text_idx').using('gin', sql`to_tsvector('simple', middenweg_fold(coalesce(${t.text}, '')))`), // search
    check('entries_kind_check', sql`${t.kind} in ('message', 'voice_note', 'note', 'escalation', 'system')`),
    check('entries_direction_check', sql`${t.direction} in ('in', 'out', 'internal')`),
  ],
)

/** One emoji per person and message, keyed by the provider's id of the target: it may come before the message does. */
export const reactions = pgTable(
  'reactions',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    targetProviderId: text('target_provider_id').notNull(),
    authorKind: text('author_kind').$type<'customer' | 'agent'>().notNull(),
    authorId: uuid('author_id').notNull(),
    /** Null: taken back. The row stays, so that an older "add" arriving late does not bring it back. */
    emoji: text('emoji'),
    at: instant('at').notNull(),
    position: bytewiseText('position').notNull(),
  },
  (t) => [uniqueIndex('reactions_key').on(t.connectionId, t.targetProviderId, t.authorKind, t.authorId)],
)

/**
 * What customers changed about messages of theirs, each once, keyed by the provider's id of the message it is about:
 * it may come before that message does, which then begins as it was changed (whatsapp-messages.md 2.6, `edit` and `revoke`).
 */
export const messageChanges = pgTable(
  'message_changes',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    /** The provider's id of the change itself. */
    providerId: text('provider_id').notNull(),
    targetProviderId: text('target_provider_id').notNull(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    kind: text('kind').$type<'edit' | 'revoke'>().notNull(),
    /** What the message says from then on; null for a revoke. */
    text: text('text'),
    position: bytewiseText('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.providerId] }), // a change once
    index('message_changes_target_idx').on(t.connectionId, t.targetProviderId), // what a message that comes now was changed to
    check('message_changes_kind_check', sql`${t.kind} in ('edit', 'revoke')`),
  ],
)
