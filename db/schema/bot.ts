import { sql } from 'drizzle-orm'
import { bigint, check, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { BotMemory } from '../../lib/bot/bot-memory.ts'
import type { BotTask } from '../../lib/bot/bot-task.ts'
import type { TurnReceipt } from '../../lib/bot/turn-receipt.ts'
import type { ConversationId, EntryId } from '../../lib/core/ids.ts'
import { agents } from './agents.ts'
import { bytewiseText, instant } from './columns.ts'
import { conversations } from './conversations.ts'
import { entries } from './entries.ts'

/** Every version of the bot's tasks that was saved; the newest one counts. None: the tasks of `makeDefaultTasks`. */
export const botTaskVersions = pgTable('bot_task_versions', {
  version: integer('version').primaryKey(),
  tasks: jsonb('tasks').$type<BotTask[]>().notNull(),
  comment: text('comment').notNull(),
  /** Who saved it; null for a program. */
  authorId: uuid('author_id').references(() => agents.id),
  authorName: text('author_name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/** How far the bot is with a conversation. One row while it ever spoke there. */
export const botSessions = pgTable(
  'bot_sessions',
  {
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .primaryKey()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    state: text('state').$type<'active' | 'handed_over' | 'closed'>().notNull(),
    memory: jsonb('memory').$type<BotMemory>().notNull(),
    /** Position of the newest entry it has read: a turn for the same words is never taken twice. */
    readPosition: bytewiseText('read_position').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('bot_sessions_active_idx').on(t.updatedAt).where(sql`state = 'active'`), // what it is doing now
    check('bot_sessions_state_check', sql`${t.state} in ('active', 'handed_over', 'closed')`),
  ],
)

/** What the bot did about an entry, as it decided it: receipts, never changed. */
export const botTurns = pgTable(
  'bot_turns',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** The newest entry it read. */
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    /** What it said; null when it said nothing. */
    sentEntryId: uuid('sent_entry_id').$type<EntryId>(),
    act: text('act').$type<'answer' | 'ask' | 'hand_over' | 'close'>().notNull(),
    task: text('task'),
    /** 0–1; null where nothing was measured, as for a button. */
    confidence: doublePrecision('confidence'),
    receipt: jsonb('receipt').$type<TurnReceipt>().notNull(),
    tasksVersion: integer('tasks_version').notNull(),
    /** From the arrival of the entry to the message in the outbox. */
    latencyMs: integer('latency_ms').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('bot_turns_entry_key').on(t.entryId), // one turn for an entry
    index('bot_turns_conversation_idx').on(t.conversationId, t.id), // the hand-over card
    check('bot_turns_act_check', sql`${t.act} in ('answer', 'ask', 'hand_over', 'close')`),
  ],
)
