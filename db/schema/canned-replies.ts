import { sql } from 'drizzle-orm'
import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, CannedReplyId } from '../../lib/core/ids.ts'
import { agents } from './agents.ts'
import { instant } from './columns.ts'

/** Answers that are given often, written once: agents and drafts take them as they are, with the names filled in. */
export const cannedReplies = pgTable(
  'canned_replies',
  {
    id: uuid('id').$type<CannedReplyId>().primaryKey(),
    /** What it answers, in the words a customer would ask it in: drafts find it by this. */
    title: text('title').notNull(),
    /** What an agent types to have it; the same one may stand for the same answer in several languages. */
    shortcut: text('shortcut').notNull(),
    /** With `{customer_name}`, `{agent_name}` and `{order_number}` to fill in. */
    text: text('text').notNull(),
    /** BCP 47. */
    language: text('language').notNull(),
    changedById: uuid('changed_by_id')
      .$type<AgentId>()
      .references(() => agents.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('canned_replies_key').on(sql`lower(${t.shortcut})`, t.language)],
)
