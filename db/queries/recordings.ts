import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { AgentId, CustomerId, EntryId, MediaId } from '../../lib/core/ids.ts'
import type { RecordingFields } from '../../lib/recordings/describe-recording.ts'
import type { RecordingStep, StepReason, StepState } from '../../lib/recordings/recording.ts'
import type { Tx } from '../client.ts'
import { hearings, recordings, transcriptionAttempts, transcripts } from '../schema/recordings.ts'

export type RecordingRecord = typeof recordings.$inferSelect
export type TranscriptRecord = typeof transcripts.$inferSelect

/** One row per file; a second look at the same file changes nothing. */
export async function insertRecording(tx: Tx, row: typeof recordings.$inferInsert): Promise<void> {
  await tx.insert(recordings).values(row).onConflictDoNothing()
}

export async function findRecording(tx: Tx, mediaId: MediaId, lock?: 'for update'): Promise<RecordingRecord | null> {
  const query = tx.select().from(recordings).where(eq(recordings.mediaId, mediaId))
  const [row] = lock ? await query.for('update') : await query
  return row ?? null
}

/** Recordings of entries with the transcript that counts, what the engine heard, and who listened. Index look-ups by entry and by file. */
export async function listRecordingsOfEntries(tx: Tx, entryIds: EntryId[]): Promise<(RecordingFields & { entryId: EntryId })[]> {
  if (entryIds.length === 0) return []
  return tx
    .select({
      ...getTableColumns(recordings),
      transcript: sql<RecordingFields['transcript']>`(
        select jsonb_build_object('text', t.text, 'version', t.version, 'language', t.language, 'words', t.words, 'doubts', t.doubts, 'source', t.source, 'isEdited', t.is_edited, 'editedById', t.edited_by_id, 'translations', coalesce((
            select jsonb_agg(jsonb_build_object('language', n.language, 'state', n.state, 'reason', n.reason, 'text', n.text, 'madeBy', n.made_by) order by n.language)
            from translations n where n.media_id = t.media_id and n.version = t.version), '[]'))
        from transcripts t where t.media_id = "recordings"."media_id" order by t.version desc limit 1)`,
      // Of the last engine run the first version: the one after it has names put right, and was written at the same instant.
      originalText: sql<string | null>`(
        select t.text from transcripts t where t.media_id = "recordings"."media_id" and not t.is_edited
        order by t.at desc, t.version limit 1)`,
      heardById: sql<
        AgentId[]
      >`coalesce((select jsonb_agg(h.agent_id order by h.at) from hearings h where h.media_id = "recordings"."media_id"), '[]')`,
    })
    .from(recordings)
    .where(inArray(recordings.entryId, entryIds))
}

const columns = {
  sound: { state: recordings.soundState, name: 'soundState', reason: 'soundReason' },
  pitch: { state: recordings.pitchState, name: 'pitchState', reason: 'pitchReason' },
  transcript: { state: recordings.transcriptState, name: 'transcriptState', reason: 'transcriptReason' },
  insight: { state: recordings.insightState, name: 'insightState', reason: 'insightReason' },
} as const satisfies Record<RecordingStep, unknown>

/**
 * Moves a step on, only from one of the states named.
 * @returns the row as it then is; null when it was in another state: somebody else is at it, or it is over.
 */
export async function moveStep(
  tx: Tx,
  mediaId: MediaId,
  step: RecordingStep,
  from: StepState[],
  to: StepState,
  reason: StepReason | null = null,
  change: Partial<typeof recordings.$inferInsert> = {},
): Promise<RecordingRecord | null> {
  const { state, name, reason: reasonName } = columns[step]
  const [row] = await tx
    .update(recordings)
    .set({
      ...change,
      [name]: to,
      [reasonName]: reason,
      ...((to === 'waiting' || to === 'working') && { stepChangedAt: sql`clock_timestamp()` }),
    })
    .where(and(eq(recordings.mediaId, mediaId), inArray(state, from)))
    .returning()
  return row ?? null
}

/** Adds the next version of a transcript. The recording's row must be locked by this transaction. */
export async function addTranscript(tx: Tx, row: Omit<typeof transcripts.$inferInsert, 'version'>): Promise<void> {
  await tx.insert(transcripts).values({
    ...row,
    version: sql`(select coalesce(max(version), 0) + 1 from transcripts where media_id = ${row.mediaId})`,
  })
}

export async function findTranscript(tx: Tx, mediaId: MediaId): Promise<TranscriptRecord | null> {
  const [row] = await tx.select().from(transcripts).where(eq(transcripts.mediaId, mediaId)).orderBy(desc(transcripts.version)).limit(1)
  return row ?? null
}

export async function insertTranscriptionAttempt(tx: Tx, row: typeof transcriptionAttempts.$inferInsert): Promise<void> {
  await tx.insert(transcriptionAttempts).values(row)
}

/** @returns false when this agent had heard it before. */
export async function insertHearing(tx: Tx, mediaId: MediaId, agentId: AgentId): Promise<boolean> {
  const added = await tx.insert(hearings).values({ mediaId, agentId }).onConflictDoNothing().returning({ at: hearings.at })
  return added.length > 0
}

export type UnfinishedRecording = Pick<
  RecordingRecord,
  'mediaId' | 'soundState' | 'pitchState' | 'transcriptState' | 'insightState' | 'stepChangedAt'
>

/**
 * Recordings with a step that waits or is at work, and of which none has begun to since `before`. A page of them in the
 * order of their ids, after the one named: whoever goes through all pages passes over none.
 */
export async function listUnfinishedRecordings(
  tx: Tx,
  before: Date,
  limit: number,
  after: MediaId | null = null,
): Promise<UnfinishedRecording[]> {
  const { mediaId, soundState, pitchState, transcriptState, insightState, stepChangedAt } = recordings
  return tx
    .select({ mediaId, soundState, pitchState, transcriptState, insightState, stepChangedAt })
    .from(recordings)
    .where(
      and(
        // In the words of recordings_unfinished_idx, so that it is used.
        sql`(sound_state in ('waiting', 'working') or pitch_state in ('waiting', 'working') or transcript_state in ('waiting', 'working') or insight_state in ('waiting', 'working'))`,
        lt(stepChangedAt, before),
        after ? gt(mediaId, after) : undefined,
      ),
    )
    .orderBy(asc(mediaId))
    .limit(limit)
}

/** Earlier measured recordings of a customer, newest first: what is usual for this voice (audio.md 6.3). */
export async function listMeasuredRecordings(tx: Tx, customerId: CustomerId, before: Date, limit: number): Promise<RecordingRecord[]> {
  return tx
    .select()
    .from(recordings)
    .where(and(eq(recordings.customerId, customerId), eq(recordings.pitchState, 'done'), lt(recordings.createdAt, before)))
    .orderBy(desc(recordings.createdAt))
    .limit(limit)
}

/** Requests since the step was last begun by a person. */
export async function countTranscriptionAttempts(tx: Tx, mediaId: MediaId): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(transcriptionAttempts)
    .innerJoin(recordings, eq(recordings.mediaId, transcriptionAttempts.mediaId))
    .where(and(eq(transcriptionAttempts.mediaId, mediaId), sql`${transcriptionAttempts.at} >= ${recordings.transcriptAskedAt}`))
  return row?.count ?? 0
}

/** Characters of some three seconds of speech: of less, engines mistake the language. */
const surelyHeardLength = 40

/**
 * The language to answer this customer in: of their newest recording with at least some three seconds of text, or that
 * agrees with the one before it. Null when nothing says so surely. Looks at the newest twenty, each as it was last written down.
 */
export async function findCustomerLanguage(tx: Tx, customerId: CustomerId): Promise<string | null> {
  const [row] = await tx.execute<{ language: string }>(sql`
    select language from (
      select heard.*, lead(language) over (order by created_at desc, media_id desc) as language_before
      from (
        select r.created_at, r.media_id, t.language, length(t.text) as text_length
        from recordings r
        join media m on m.id = r.media_id and m.direction = 'in'
        join lateral (select language, text from transcripts where media_id = r.media_id order by version desc limit 1) t
          on t.language is not null
        where r.customer_id = ${customerId}
        order by r.created_at desc, r.media_id desc
        limit 20
      ) heard
    ) compared
    where text_length >= ${surelyHeardLength} or language = language_before
    order by created_at desc, media_id desc
    limit 1`)
  return row?.language ?? null
}

/** Voice notes of which a pitch is stored. */
export async function countMeasuredRecordings(tx: Tx): Promise<number> {
  return tx.$count(recordings, isNotNull(recordings.pitch))
}

/** Ends every measuring of pitch that is under way: its result is no longer taken. @returns the entries they belong to. */
export async function stopMeasuring(tx: Tx): Promise<EntryId[]> {
  const rows = await tx
    .update(recordings)
    .set({ pitchState: 'off', pitchReason: 'switched_off' })
    .where(inArray(recordings.pitchState, ['waiting', 'working']))
    .returning({ entryId: recordings.entryId })
  return rows.map((row) => row.entryId)
}

/** Deletes the pitch stored of up to `limit` recordings from before an instant. @returns the entries they belong to. */
export async function forgetMeasured(tx: Tx, before: Date, limit: number): Promise<EntryId[]> {
  const some = tx
    .select({ mediaId: recordings.mediaId })
    .from(recordings)
    .where(and(isNotNull(recordings.pitch), lt(recordings.createdAt, before)))
    .limit(limit)
    .for('update')
  const rows = await tx
    .update(recordings)
    .set({ pitch: null, pitchState: 'off', pitchReason: 'switched_off' })
    .where(inArray(recordings.mediaId, some))
    .returning({ entryId: recordings.entryId })
  return rows.map((row) => row.entryId)
}
