import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { Decision } from '../../lib/routing/decide.ts'
import type { KeywordList } from '../../lib/routing/keyword-list.ts'
import type { RoutingFacts } from '../../lib/routing/routing-facts.ts'
import type { Rule } from '../../lib/routing/rule.ts'
import type { StoredSituation } from '../../lib/routing/stored-situation.ts'
import { agents } from './agents.ts'
import { instant } from './columns.ts'
import { conversations } from './conversations.ts'
import { customers } from './customers.ts'
import { entries } from './entries.ts'

/** Every version of the routing rules that was saved; the newest one is followed. None: the rules of `makeDefaultRules`. */
export const ruleVersions = pgTable('rule_versions', {
  version: integer('version').primaryKey(),
  rules: jsonb('rules').$type<Rule[]>().notNull(),
  /** The keyword lists that the rules speak of. */
  keywords: jsonb('keywords').$type<KeywordList[]>().notNull().default([]),
  comment: text('comment').notNull(),
  /** Who saved it; null for a program. */
  authorId: uuid('author_id').references(() => agents.id),
  authorName: text('author_name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/** What was decided about an entry, as often as it was decided: receipts, never changed. */
export const routingDecisions = pgTable(
  'routing_decisions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    /** Version of the rules; 0 for those an installation begins with. */
    rulesVersion: integer('rules_version').notNull(),
    facts: jsonb('facts').$type<RoutingFacts>().notNull(),
    /** How the conversation stood; null in receipts from before it was kept. */
    situation: jsonb('situation').$type<StoredSituation>(),
    decision: jsonb('decision').$type<Decision>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('routing_decisions_entry_idx').on(t.entryId, t.id), // the newest one of an entry
    index('routing_decisions_conversation_idx').on(t.conversationId, t.at), // changes of the last hour
  ],
)

/** That a rule acted on an entry, once each: what "once" and "rest" of a rule look at. */
export const ruleActions = pgTable(
  'rule_actions',
  {
    ruleId: text('rule_id').notNull(),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.ruleId] }),
    index('rule_actions_conversation_idx').on(t.conversationId), // of this conversation
    index('rule_actions_customer_idx').on(t.customerId, t.at), // of this customer in 24 hours
  ],
)
