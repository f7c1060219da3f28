import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** What one delivered message costs, by market and category, within its validity. Dated data: nothing is hard-coded. */
export const rates = pgTable(
  'rates',
  {
    id: uuid('id').primaryKey(),
    market: text('market').notNull(),
    category: text('category').notNull(),
    currency: text('currency').notNull(),
    priceMicros: integer('price_micros').notNull(),
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until'),
    source: text('source').notNull(),
  },
  (t) => [
    index('rates_lookup_idx').on(t.market, t.category, t.validFrom), // the row valid at a time
    check('rates_price_check', sql`${t.priceMicros} >= 0`),
    check('rates_validity_check', sql`${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`),
  ],
)

/** Which market a number falls under: the longest matching dial code, else the country of the user id; `*` is the rest. */
export const markets = pgTable(
  'markets',
  {
    id: uuid('id').primaryKey(),
    market: text('market').notNull(),
    dialCode: text('dial_code'),
    country: text('country'),
  },
  (t) => [index('markets_dial_code_idx').on(t.dialCode), index('markets_country_idx').on(t.country)],
)

/** Free messages per number and calendar month, dated. */
export const allowances = pgTable('allowances', {
  id: uuid('id').primaryKey(),
  category: text('category').notNull(),
  perMonth: integer('per_month').notNull(),
  validFrom: instant('valid_from').notNull(),
  validUntil: instant('valid_until'),
  source: text('source').notNull(),
})

/** Rules that change on a date: whether a category is charged inside the window (whatsapp-messages.md 7.2). */
export const chargeRules = pgTable('charge_rules', {
  id: uuid('id').primaryKey(),
  category: text('category').notNull(),
  insideWindow: text('inside_window').$type<'charged' | 'free'>().notNull(),
  validFrom: instant('valid_from').notNull(),
  validUntil: instant('valid_until'),
  source: text('source').notNull(),
})
