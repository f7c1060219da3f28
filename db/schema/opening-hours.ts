import { sql } from 'drizzle-orm'
import { check, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { OpeningHours } from '../../lib/hours/opening-hours.ts'
import { instant } from './columns.ts'

/** Opening hours by whom they are of; no row means the hours of `defaultOpeningHours`. */
export const openingHours = pgTable(
  'opening_hours',
  {
    owner: text('owner').$type<'organisation'>().primaryKey(),
    timeZone: text('time_zone').notNull(),
    weekly: jsonb('weekly').$type<OpeningHours['weekly']>().notNull(),
    exceptions: jsonb('exceptions').$type<OpeningHours['exceptions']>().notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [check('opening_hours_owner_check', sql`${t.owner} = 'organisation'`)],
)
