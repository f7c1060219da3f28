import { sql } from 'drizzle-orm'
import { check, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, TokenId } from '../../lib/core/ids.ts'
import type { Role } from '../../lib/core/vocabulary.ts'
import { agents } from './agents.ts'
import { instant } from './columns.ts'

/** Bearer tokens of the REST API: only the SHA-256 is kept, the token itself is shown once. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid('id').$type<TokenId>().primaryKey(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    tokenHash: text('token_hash').notNull(),
    /** The first characters, to recognise it by. */
    hint: text('hint').notNull(),
    createdById: uuid('created_by_id')
      .$type<AgentId>()
      .references(() => agents.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('api_tokens_hash_key').on(t.tokenHash), // authentication of every request
    check('api_tokens_role_check', sql`${t.role} in ('agent', 'supervisor', 'admin')`),
  ],
)
