import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { AppEvent, Audience } from '../../lib/realtime/events.ts'
import { instant } from './columns.ts'

/**
 * The event log. Rows are written under one advisory lock at the end of a transaction (db/queries/events.ts), so that
 * `seq` rises in the order of commits: a reader that has seen n never meets a smaller number later.
 */
export const events = pgTable(
  'events',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    audience: text('audience').$type<Audience>().notNull(),
    event: jsonb('event').$type<AppEvent>().notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('events_at_idx').on(t.at)], // pruning
)
