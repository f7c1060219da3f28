import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { CustomerId, IdentityId } from '../../lib/core/ids.ts'
import type { IdentityKind } from '../../lib/customers/customer.ts'
import { instant } from './columns.ts'

/** The person. A merged customer stays as a signpost (`merged_into_id`) so that old addresses still lead somewhere. */
export const customers = pgTable(
  'customers',
  {
    id: uuid('id').$type<CustomerId>().primaryKey(),
    /** What agents call them; null falls back to the profile name, username, number. */
    name: text('name'),
    profileName: text('profile_name'),
    /** When the profile name was said, so that a late webhook does not undo a newer one. */
    profileAt: instant('profile_at'),
    username: text('username'),
    phone: text('phone'),
    email: text('email'),
    marketingStoppedAt: instant('marketing_stopped_at'),
    mergedIntoId: uuid('merged_into_id').$type<CustomerId>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    // Search by name, username and number: trigrams over one folded text (middenweg_fold, migration 0000).
    index('customers_search_idx').using(
      'gin',
      sql`middenweg_fold(coalesce(${t.name}, '') || ' ' || coalesce(${t.profileName}, '') || ' ' || coalesce(${t.username}, '') || ' ' || coalesce(${t.phone}, '')) gin_trgm_ops`,
    ),
  ],
)

export const identities = pgTable(
  'identities',
  {
    id: uuid('id').$type<IdentityId>().primaryKey(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    kind: text('kind').$type<IdentityKind>().notNull(),
    value: text('value').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Left behind by a number change: still finds late messages by user id, but a phone in it may belong to somebody new. */
    retiredAt: instant('retired_at'),
  },
  (t) => [
    // One holder per address; a retired phone number may be held again by its next owner.
    uniqueIndex('identities_active_key').on(t.kind, t.value).where(sql`retired_at is null`),
    index('identities_value_idx').on(t.kind, t.value), // resolving, retired ones included
    index('identities_customer_idx').on(t.customerId), // the customer panel
  ],
)

/** Every merge, with what moved, so that it can be undone. */
export const customerMerges = pgTable('customer_merges', {
  id: uuid('id').primaryKey(),
  fromId: uuid('from_id')
    .$type<CustomerId>()
    .notNull()
    .references(() => customers.id),
  intoId: uuid('into_id')
    .$type<CustomerId>()
    .notNull()
    .references(() => customers.id),
  because: text('because').notNull(),
  moved: jsonb('moved')
    .$type<{ identityIds: string[]; conversationIds: string[]; joinedConversation: { from: string; into: string } | null }>()
    .notNull(),
  at: instant('at').notNull().defaultNow(),
})
