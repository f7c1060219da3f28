import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AgentId } from '../../lib/core/ids.ts'
import type { Locale, Role } from '../../lib/core/vocabulary.ts'
import { citext, instant } from './columns.ts'

/** People who work here. `session_version` rises on role change, password change and deactivation: older sessions end. */
export const agents = pgTable(
  'agents',
  {
    id: uuid('id').$type<AgentId>().primaryKey(),
    email: citext('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    locale: text('locale').$type<Locale>().notNull().default('nl'),
    /** Argon2id in PHC form; null for people who only come in through OpenID Connect. */
    passwordHash: text('password_hash'),
    sessionVersion: integer('session_version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    deactivatedAt: instant('deactivated_at'),
  },
  (t) => [
    uniqueIndex('agents_email_key').on(t.email), // login by e-mail
    check('agents_role_check', sql`${t.role} in ('agent', 'supervisor', 'admin')`),
    check('agents_locale_check', sql`${t.locale} in ('nl', 'en')`),
  ],
)
