import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, ConnectionId, CustomerId, EntryId, MediaId, TokenId } from '../../lib/core/ids.ts'
import type { Spoken } from '../../lib/text-to-speech/spoken.ts'
import type { Attachment } from '../../lib/timeline/timeline-entry.ts'
import { instant } from './columns.ts'
import { connections } from './connections.ts'
import { customers } from './customers.ts'
import { entries } from './entries.ts'

/** A file of a customer or of ours. Bytes live in the media store under `storage_key`; who may see the timeline may see them. */
export const media = pgTable(
  'media',
  {
    id: uuid('id').$type<MediaId>().primaryKey(),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .references(() => connections.id),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .references(() => customers.id),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .references(() => entries.id),
    direction: text('direction').$type<'in' | 'out'>().notNull(),
    type: text('type').$type<Attachment['type']>().notNull(),
    state: text('state').$type<Attachment['state']>().notNull(),
    /** The provider's id: of the received file, or of our upload (reusable until `provider_expires_at`). */
    providerMediaId: text('provider_media_id'),
    providerUrl: text('provider_url'),
    providerExpiresAt: instant('provider_expires_at'),
    declaredMimeType: text('declared_mime_type').notNull(),
    /** What the bytes say; served as this and nothing else. */
    mimeType: text('mime_type'),
    declaredSha256: text('declared_sha256'),
    sha256: text('sha256'),
    /** Null until stored, or when the provider declared none. */
    hashMatches: text('hash_matches').$type<'yes' | 'no' | 'undeclared'>(),
    filename: text('filename'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    width: integer('width'),
    height: integer('height'),
    storageKey: text('storage_key'),
    thumbnailKey: text('thumbnail_key'),
    failure: text('failure'),
    /** Already what WhatsApp's own app would have recorded (audio.md 4), to be sent as a voice message. */
    isVoiceForm: boolean('is_voice_form').notNull().default(false),
    /** What a machine's voice says in it (lib/text-to-speech/spoken.ts); null for every other file. */
    spoken: jsonb('spoken').$type<Spoken>(),
    /** An agent or an API token. */
    uploadedById: uuid('uploaded_by_id').$type<AgentId | TokenId>(),
    createdAt: instant('created_at').notNull().defaultNow(),
    storedAt: instant('stored_at'),
  },
  (t) => [
    index('media_entry_idx').on(t.entryId), // attachments of a timeline page
    uniqueIndex('media_inbound_key').on(t.connectionId, t.providerMediaId, t.entryId).where(sql`direction = 'in'`), // an attachment once
    index('media_pending_idx').on(t.createdAt).where(sql`state = 'pending'`), // sweeper
    check('media_state_check', sql`${t.state} in ('pending', 'stored', 'too_large', 'expired', 'failed')`),
  ],
)
