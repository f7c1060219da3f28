import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { EntryId, MediaId } from '../../lib/core/ids.ts'
import type { Locale } from '../../lib/core/vocabulary.ts'
import type { StepState } from '../../lib/recordings/recording.ts'
import type { Tx } from '../client.ts'
import { recordings, translations } from '../schema/recordings.ts'

/** One translation: of which version of which transcript, into which language. */
export type TranslationKey = { mediaId: MediaId; version: number; language: Locale }

/** Begins a translation that is not there, or one that failed. @returns false when it is there or on its way. */
export async function beginTranslation(tx: Tx, key: TranslationKey): Promise<boolean> {
  const begun = await tx
    .insert(translations)
    .values(key)
    .onConflictDoUpdate({
      target: [translations.mediaId, translations.version, translations.language],
      set: { state: 'waiting', reason: null, askedAt: sql`now()` },
      setWhere: inArray(translations.state, ['failed', 'off']),
    })
    .returning({ mediaId: translations.mediaId })
  return begun.length > 0
}

/** Moves a translation on, only from one of the states named. @returns the entry it belongs to; null when it was in another. */
export async function moveTranslation(
  tx: Tx,
  { mediaId, version, language }: TranslationKey,
  from: StepState[],
  change: Partial<Pick<typeof translations.$inferInsert, 'state' | 'reason' | 'text' | 'madeBy'>>,
): Promise<EntryId | null> {
  const [row] = await tx
    .update(translations)
    .set(change)
    .from(recordings)
    .where(
      and(
        eq(translations.mediaId, mediaId),
        eq(translations.version, version),
        eq(translations.language, language),
        inArray(translations.state, from),
        eq(recordings.mediaId, translations.mediaId),
      ),
    )
    .returning({ entryId: recordings.entryId })
  return row?.entryId ?? null
}

/** Takes translations begun before an instant and not over, oldest first, to begin them again: each once in that time. */
export async function takeUnfinishedTranslations(tx: Tx, before: Date, limit: number): Promise<TranslationKey[]> {
  const lost = tx
    .select({ mediaId: translations.mediaId, version: translations.version, language: translations.language })
    .from(translations)
    .where(and(inArray(translations.state, ['waiting', 'working']), lt(translations.askedAt, before)))
    .orderBy(asc(translations.askedAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  return tx
    .update(translations)
    .set({ askedAt: sql`now()` })
    .where(sql`(${translations.mediaId}, ${translations.version}, ${translations.language}) in ${lost}`)
    .returning({ mediaId: translations.mediaId, version: translations.version, language: translations.language })
}
