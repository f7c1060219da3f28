import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { BacktestId, ConversationId, EntryId } from '../../lib/core/ids.ts'
import type { BacktestTotals, Outcome, WorkAssumptions } from '../../lib/routing/backtest.ts'
import type { KeywordList } from '../../lib/routing/keyword-list.ts'
import type { Rule } from '../../lib/routing/rule.ts'
import { agents } from './agents.ts'
import { instant } from './columns.ts'
import { conversations } from './conversations.ts'
import { entries } from './entries.ts'

/** Drafts of the rules that were tried against stored entries. Kept for a month (lib/jobs/sweepers.server.ts). */
export const backtests = pgTable(
  'backtests',
  {
    id: uuid('id').$type<BacktestId>().primaryKey(),
    state: text('state').$type<'waiting' | 'running' | 'done' | 'failed'>().notNull().default('waiting'),
    rules: jsonb('rules').$type<Rule[]>().notNull(),
    keywords: jsonb('keywords').$type<KeywordList[]>().notNull(),
    /** The version it is compared with. */
    baseVersion: integer('base_version').notNull(),
    /** Newest receipts that are looked at, how many of them there are, and how many have been. */
    entryLimit: integer('entry_limit').notNull(),
    total: integer('total').notNull().default(0),
    seen: integer('seen').notNull().default(0),
    totals: jsonb('totals').$type<BacktestTotals>().notNull(),
    assumptions: jsonb('assumptions').$type<WorkAssumptions>().notNull(),
    authorId: uuid('author_id').references(() => agents.id),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('backtests_created_idx').on(t.createdAt), // what is old enough to go
    check('backtests_state_check', sql`${t.state} in ('waiting', 'running', 'done', 'failed')`),
  ],
)

/** Entries that the draft would have decided otherwise. */
export const backtestChanges = pgTable(
  'backtest_changes',
  {
    backtestId: uuid('backtest_id')
      .$type<BacktestId>()
      .notNull()
      .references(() => backtests.id, { onDelete: 'cascade' }),
    /** Counts up, newest entry first. */
    number: integer('number').notNull(),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    before: jsonb('before').$type<Outcome>().notNull(),
    after: jsonb('after').$type<Outcome>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.backtestId, t.number] })],
)
