import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable, smallint, uuid } from 'drizzle-orm/pg-core'
import { agents } from './agents.ts'
import { instant } from './columns.ts'

/** The one row of choices that touch people's privacy; no row means all of them off. */
export const privacySettings = pgTable(
  'privacy_settings',
  {
    id: smallint('id').primaryKey().default(1),
    /** Whether the pitch of customers' voice notes is measured (design.md, decision 10). */
    measuresPitch: boolean('measures_pitch').notNull().default(false),
    /** What customers are told about it, by language tag; Dutch and English are needed to switch it on. */
    pitchNotice: jsonb('pitch_notice').$type<Record<string, string>>().notNull().default({}),
    /** Who took notice of the duty to tell, and when. */
    acknowledgedById: uuid('acknowledged_by_id').references(() => agents.id),
    acknowledgedAt: instant('acknowledged_at'),
  },
  (t) => [check('privacy_settings_one_row', sql`${t.id} = 1`)],
)
