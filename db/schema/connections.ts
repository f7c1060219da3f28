import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ConnectionId } from '../../lib/core/ids.ts'
import type { Channel, Tier } from '../../lib/core/vocabulary.ts'
import { instant } from './columns.ts'

/** A configured number, page or mailbox. Secrets are sealed (lib/core/secret-box.server.ts) and never leave the server. */
export const connections = pgTable(
  'connections',
  {
    id: uuid('id').$type<ConnectionId>().primaryKey(),
    /** The opaque last part of the webhook address. */
    key: text('key').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    name: text('name').notNull(),
    phoneNumberId: text('phone_number_id'),
    wabaId: text('waba_id'),
    /** Our own number in digits. */
    displayNumber: text('display_number'),
    /** IANA zone of the account: price months turn at its midnight (whatsapp-messages.md 7.2). */
    timeZone: text('time_zone').notNull().default('Europe/Amsterdam'),
    defaultTier: text('default_tier').$type<Tier>().notNull().default('text_bot'),
    /** Whether the bot answers here; off until an admin says so. */
    isBotOn: boolean('is_bot_on').notNull().default(false),
    /** Sealed JSON: access token, app secrets (old and new while rotating), verify token. */
    secrets: text('secrets').notNull(),
    status: text('status').$type<'active' | 'paused' | 'needs_operator'>().notNull().default('active'),
    /** Why it needs somebody: `{code, reason, at}`. */
    problem: jsonb('problem').$type<{ code: number | null; reason: string; at: string } | null>(),
    createdAt: instant('created_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('connections_key_key').on(t.key), // webhook address
    uniqueIndex('connections_phone_number_key').on(t.phoneNumberId).where(sql`removed_at is null`), // a number is connected once; whose number an element is about
    check('connections_channel_check', sql`${t.channel} in ('whatsapp', 'messenger', 'instagram', 'email')`),
    check('connections_status_check', sql`${t.status} in ('active', 'paused', 'needs_operator')`),
  ],
)
