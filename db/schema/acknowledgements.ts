import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AcknowledgementTexts } from '../../lib/acknowledgements/acknowledgement-rule.ts'
import type { PromiseReason } from '../../lib/conversations/conversation-row.ts'
import type { ConnectionId, ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { Tier } from '../../lib/core/vocabulary.ts'
import { bytewiseText, instant } from './columns.ts'
import { connections } from './connections.ts'
import { conversations } from './conversations.ts'
import { customers } from './customers.ts'
import { entries } from './entries.ts'

/** What a number says by itself when a voice note arrives; no row means `defaultAcknowledgementRule`. */
export const acknowledgementRules = pgTable('acknowledgement_rules', {
  connectionId: uuid('connection_id')
    .$type<ConnectionId>()
    .primaryKey()
    .references(() => connections.id),
  isOn: boolean('is_on').notNull(),
  answersLongTexts: boolean('answers_long_texts').notNull(),
  /** By language tag; `acknowledgementTextsSchema` says what may be in it, and reads it. */
  texts: jsonb('texts').$type<AcknowledgementTexts>().notNull(),
  /** Which of them customers read whose language has no text. */
  fallbackLanguage: text('fallback_language').notNull().default('en'),
  floorMinutes: integer('floor_minutes').notNull(),
  ceilingMinutes: integer('ceiling_minutes').notNull(),
})

/** Acknowledgements that went out: the key makes one of a conversation and a period of waiting. */
export const acknowledgements = pgTable(
  'acknowledgements',
  {
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    /** The period of waiting, by our last answer before it; empty when there was none. */
    afterPosition: bytewiseText('after_position').notNull(),
    /** What it answered. */
    toEntryId: uuid('to_entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    /** The message that went out. */
    entryId: uuid('entry_id').$type<EntryId>().notNull(),
    promisedAt: instant('promised_at').notNull(),
    reason: jsonb('reason').$type<PromiseReason>().notNull(),
    language: text('language').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.afterPosition] })],
)

/** Every time that somebody had waited and was answered: what waiting is measured by. */
export const answeredWaits = pgTable(
  'answered_waits',
  {
    /** The entry that answered. */
    answerId: uuid('answer_id').$type<EntryId>().primaryKey(),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    tier: text('tier').$type<Tier>().notNull(),
    waitedSince: instant('waited_since').notNull(),
    answeredAt: instant('answered_at').notNull(),
    /** What had been promised, if anything. */
    promisedAt: instant('promised_at'),
  },
  (t) => [index('answered_waits_at_idx').on(t.answeredAt)], // answers of the last two weeks
)

/** Which customers were told that the pitch of their voice is measured: once in a language per time it was switched on. */
export const pitchNotices = pgTable(
  'pitch_notices',
  {
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    /** When measuring was switched on (`privacy_settings.acknowledged_at`). */
    switchedOnAt: instant('switched_on_at').notNull(),
    /** What it was said in. Who turns out to speak another was not told by it. */
    language: text('language').notNull(),
    /** The message that said it. */
    entryId: uuid('entry_id').$type<EntryId>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.switchedOnAt, t.language] })],
)
