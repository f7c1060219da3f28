import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Preview, PromiseReason } from '../../lib/conversations/conversation-row.ts'
import type { AgentId, ConnectionId, ConversationId, CustomerId } from '../../lib/core/ids.ts'
import type { Channel, ConversationStatus, Priority, Tier } from '../../lib/core/vocabulary.ts'
import { agents } from './agents.ts'
import { bytewiseText, instant } from './columns.ts'
import { connections } from './connections.ts'
import { customers } from './customers.ts'

/** Open dealings with one customer across all connections. Holds what a list row shows, so that listing joins nothing big. */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid('id').$type<ConversationId>().primaryKey(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    /** Where the customer last spoke: answers go out here. */
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    channel: text('channel').$type<Channel>().notNull(),
    status: text('status').$type<ConversationStatus>().notNull().default('open'),
    tier: text('tier').$type<Tier>().notNull(),
    priority: text('priority').$type<Priority>().notNull().default('normal'),
    assigneeId: uuid('assignee_id')
      .$type<AgentId>()
      .references(() => agents.id),
    labels: text('labels').array().notNull().default(sql`'{}'`),
    preview: jsonb('preview').$type<Preview | null>(),
    openedAt: instant('opened_at').notNull(),
    lastActivityAt: instant('last_activity_at').notNull(),
    /** Greatest position among its entries that count as said: decides the preview. */
    lastPosition: bytewiseText('last_position'),
    lastInboundPosition: bytewiseText('last_inbound_position'),
    /** Position of our newest answer: an older, late inbound entry does not start waiting. */
    lastAnswerPosition: bytewiseText('last_answer_position'),
    waitingSince: instant('waiting_since'),
    /** Until when we told the customer that a person answers; cleared by an answer. */
    promisedAt: instant('promised_at'),
    promiseReason: jsonb('promise_reason').$type<PromiseReason | null>(),
    snoozedUntil: instant('snoozed_until'),
    resolvedAt: instant('resolved_at'),
    resolvedById: uuid('resolved_by_id').$type<AgentId>(),
    mergedIntoId: uuid('merged_into_id').$type<ConversationId>(),
  },
  (t) => [
    uniqueIndex('conversations_one_open_key').on(t.customerId).where(sql`status <> 'resolved'`), // one at a time per customer
    index('conversations_customer_idx').on(t.customerId, t.openedAt), // reopening; the panel's earlier conversations
    // The inbox list, newest activity first, by the filter that narrows most.
    index('conversations_status_activity_idx').on(t.status, t.lastActivityAt.desc(), t.id.desc()).where(sql`merged_into_id is null`),
    index('conversations_activity_idx').on(t.lastActivityAt.desc(), t.id.desc()).where(sql`merged_into_id is null`),
    index('conversations_assignee_idx').on(t.assigneeId, t.status, t.lastActivityAt.desc(), t.id.desc()).where(sql`merged_into_id is null`),
    index('conversations_tier_idx').on(t.tier, t.status, t.lastActivityAt.desc(), t.id.desc()).where(sql`merged_into_id is null`),
    index('conversations_promised_idx').on(t.promisedAt).where(sql`promised_at is not null`), // the queue that promises are made from
    check('conversations_status_check', sql`${t.status} in ('open', 'snoozed', 'resolved')`),
    check('conversations_tier_check', sql`${t.tier} in ('text_bot', 'async_voice', 'live_call')`),
    check('conversations_priority_check', sql`${t.priority} in ('low', 'normal', 'high', 'urgent')`),
    check('conversations_channel_check', sql`${t.channel} in ('whatsapp', 'messenger', 'instagram', 'email')`),
  ],
)

/** How far each agent has read each conversation. */
export const conversationReads = pgTable(
  'conversation_reads',
  {
    agentId: uuid('agent_id')
      .$type<AgentId>()
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    position: bytewiseText('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agentId, t.conversationId] })], // joined to each list row by both keys
)

/** The provider's reply window per number and customer (whatsapp-messages.md 7.1); only ever moves later. */
export const replyWindows = pgTable(
  'reply_windows',
  {
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => connections.id),
    closesAt: instant('closes_at').notNull(),
    /** End of a 72 h free entry point (7.4), when the provider said one is open. */
    freeUntil: instant('free_until'),
    /** The newest inbound message id: what "mark as read" and typing point at. */
    lastInboundProviderId: text('last_inbound_provider_id'),
    markedReadProviderId: text('marked_read_provider_id'),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.connectionId] })],
)
