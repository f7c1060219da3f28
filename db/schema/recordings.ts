import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AgentId, CustomerId, EntryId, GlossaryTermId, MediaId } from '../../lib/core/ids.ts'
import type { Locale } from '../../lib/core/vocabulary.ts'
import type { GlossaryOrigin } from '../../lib/recordings/glossary.ts'
import type {
  InsightFact,
  StepReason,
  StepState,
  TranscriptDoubt,
  TranscriptSource,
  TranscriptWord,
} from '../../lib/recordings/recording.ts'
import { agents } from './agents.ts'
import { instant } from './columns.ts'
import { customers } from './customers.ts'
import { entries } from './entries.ts'
import { media } from './media.ts'

const states = sql.raw(`('off', 'waiting', 'working', 'done', 'failed')`)

/** A file with sound: one row per file, one state per step (lib/recordings/recording.ts). */
export const recordings = pgTable(
  'recordings',
  {
    mediaId: uuid('media_id')
      .$type<MediaId>()
      .primaryKey()
      .references(() => media.id),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => entries.id),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    isSynthetic: boolean('is_synthetic').notNull().default(false),
    /** Spoken by the basic voice (espeak-ng), which sounds like a machine. */
    isBasicVoice: boolean('is_basic_voice').notNull().default(false),
    soundState: text('sound_state').$type<StepState>().notNull().default('waiting'),
    soundReason: text('sound_reason').$type<StepReason>(),
    /** Of what was read: the first hour of a longer one. */
    durationMs: integer('duration_ms'),
    /** It goes on after what was read. */
    isCut: boolean('is_cut').notNull().default(false),
    /** Time at the level of speech. */
    voicedMs: integer('voiced_ms'),
    peaks: smallint('peaks').array(),
    pitchState: text('pitch_state').$type<StepState>().notNull().default('off'),
    pitchReason: text('pitch_reason').$type<StepReason>(),
    /** Features and curve of this recording only (lib/recordings/stored-pitch.ts). */
    pitch: jsonb('pitch'),
    transcriptState: text('transcript_state').$type<StepState>().notNull().default('off'),
    transcriptReason: text('transcript_reason').$type<StepReason>(),
    /** When it was last begun anew: earlier requests no longer count. */
    transcriptAskedAt: instant('transcript_asked_at').notNull().defaultNow(),
    insightState: text('insight_state').$type<StepState>().notNull().default('off'),
    insightReason: text('insight_reason').$type<StepReason>(),
    summary: text('summary'),
    questions: jsonb('questions').$type<{ text: string; startMs: number | null }[]>().notNull().default([]),
    facts: jsonb('facts').$type<InsightFact[]>().notNull().default([]),
    insightMadeBy: text('insight_made_by').$type<'rules' | 'llm'>(),
    /** When a step was last made to wait for its job, or was begun by it: a job is lost only when this is long ago. */
    stepChangedAt: instant('step_changed_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('recordings_entry_idx').on(t.entryId), // a page of the timeline
    index('recordings_customer_idx').on(t.customerId, t.createdAt), // a customer's earlier notes (pitch), erasure
    index('recordings_measured_idx').on(t.createdAt).where(sql`pitch is not null`), // forgetting what was measured
    // Steps that a lost job left behind: the sweeper.
    index('recordings_unfinished_idx')
      .on(t.mediaId)
      .where(
        sql`sound_state in ('waiting', 'working') or pitch_state in ('waiting', 'working') or transcript_state in ('waiting', 'working') or insight_state in ('waiting', 'working')`,
      ),
    check('recordings_sound_state_check', sql`${t.soundState} in ${states}`),
    check('recordings_pitch_state_check', sql`${t.pitchState} in ${states}`),
    check('recordings_transcript_state_check', sql`${t.transcriptState} in ${states}`),
    check('recordings_insight_state_check', sql`${t.insightState} in ${states}`),
  ],
)

/**
 * What was heard, with known names put right in a version after it at the same instant, and what people made of it: the
 * highest version counts.
 */
export const transcripts = pgTable(
  'transcripts',
  {
    mediaId: uuid('media_id')
      .$type<MediaId>()
      .notNull()
      .references(() => recordings.mediaId),
    version: integer('version').notNull(),
    text: text('text').notNull(),
    language: text('language'),
    words: jsonb('words').$type<TranscriptWord[]>().notNull().default([]),
    doubts: jsonb('doubts').$type<TranscriptDoubt[]>().notNull().default([]),
    source: jsonb('source').$type<TranscriptSource>(),
    /** A person's, or of a program that speaks for one, rather than an engine's. */
    isEdited: boolean('is_edited').notNull().default(false),
    /** Null: an engine's, or put right by a program (an API token). */
    editedById: uuid('edited_by_id')
      .$type<AgentId>()
      .references(() => agents.id),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.version] }),
    index('transcripts_text_idx').using('gin', sql`to_tsvector('simple', middenweg_fold(${t.text}))`), // search
  ],
)

/** A version of a transcript in another language; one row per language, made once. */
export const translations = pgTable(
  'translations',
  {
    mediaId: uuid('media_id').$type<MediaId>().notNull(),
    version: integer('version').notNull(),
    language: text('language').$type<Locale>().notNull(),
    state: text('state').$type<StepState>().notNull().default('waiting'),
    reason: text('reason').$type<StepReason>(),
    text: text('text'),
    /** The endpoint's host and the model's name. */
    madeBy: text('made_by'),
    /** When it was last begun. */
    askedAt: instant('asked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.version, t.language] }),
    foreignKey({ columns: [t.mediaId, t.version], foreignColumns: [transcripts.mediaId, transcripts.version] }),
    index('translations_unfinished_idx').on(t.askedAt).where(sql`state in ('waiting', 'working')`), // what a lost job left behind
    check('translations_state_check', sql`${t.state} in ${states}`),
  ],
)

/** Every request to a speech-to-text engine, for what failed and why. No words in it. */
export const transcriptionAttempts = pgTable(
  'transcription_attempts',
  {
    id: uuid('id').primaryKey(),
    mediaId: uuid('media_id')
      .$type<MediaId>()
      .notNull()
      .references(() => recordings.mediaId),
    engine: text('engine').notNull(),
    outcome: text('outcome').notNull(),
    /** HTTP status, where there is one. */
    status: integer('status'),
    tookMs: integer('took_ms').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('transcription_attempts_media_idx').on(t.mediaId, t.at)],
)

/** Names an engine should know: of products, streets, people. Learned from corrections, or put in by an admin. */
export const glossaryTerms = pgTable(
  'glossary_terms',
  {
    id: uuid('id').$type<GlossaryTermId>().primaryKey(),
    term: text('term').notNull(),
    /** How engines have written it, so that it can be put right: null for a plain hint. */
    heardAs: text('heard_as'),
    /** `hand`: put in, or changed, by an admin; it goes before what was learned from a `correction`. */
    origin: text('origin').$type<GlossaryOrigin>().notNull().default('correction'),
    /** The recording whose transcript was corrected; null for a term by hand, and where it is not known. */
    mediaId: uuid('media_id')
      .$type<MediaId>()
      .references(() => recordings.mediaId, { onDelete: 'set null' }),
    addedById: uuid('added_by_id').references(() => agents.id),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('glossary_terms_key').on(sql`lower(${t.term})`, sql`lower(coalesce(${t.heardAs}, ''))`),
    index('glossary_terms_use_idx').on(t.origin, t.id), // hints, and the admin's list, in the order they are used
    check('glossary_terms_origin', sql`${t.origin} in ('correction', 'hand')`),
  ],
)

/** Who has played a recording to the end. */
export const hearings = pgTable(
  'hearings',
  {
    mediaId: uuid('media_id')
      .$type<MediaId>()
      .notNull()
      .references(() => recordings.mediaId),
    agentId: uuid('agent_id')
      .$type<AgentId>()
      .notNull()
      .references(() => agents.id),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.agentId] })],
)
