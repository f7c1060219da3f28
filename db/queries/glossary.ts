import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import type { AgentId, ConversationId, GlossaryTermId } from '../../lib/core/ids.ts'
import type { GlossaryOrigin, GlossaryTerm } from '../../lib/recordings/glossary.ts'
import type { Tx } from '../client.ts'
import { agents } from '../schema/agents.ts'
import { entries } from '../schema/entries.ts'
import { glossaryTerms, recordings } from '../schema/recordings.ts'

export type GlossaryTermRecord = {
  id: GlossaryTermId
  term: string
  heardAs: string | null
  origin: GlossaryOrigin
  addedBy: string | null
  at: Date
  conversationId: ConversationId | null
}

/** The order they are used in: by hand first ("hand" after "correction"), then the newest; ids sort by age. */
const byUse = [desc(glossaryTerms.origin), desc(glossaryTerms.id)]

/** In the order they are used; some hundreds at most are of use to an engine. */
export async function listGlossaryTerms(tx: Tx): Promise<GlossaryTerm[]> {
  return tx
    .select({ term: glossaryTerms.term, heardAs: glossaryTerms.heardAs })
    .from(glossaryTerms)
    .orderBy(...byUse)
    .limit(1_000)
}

/** A page of them: `glossary_terms_use_idx`. `q` is looked for in both, without case and accents. */
export async function listGlossaryPage(
  tx: Tx,
  input: { q: string | null; after: { origin: GlossaryOrigin; id: GlossaryTermId } | null; limit: number },
): Promise<GlossaryTermRecord[]> {
  const { q, after, limit } = input
  const isFound = (text: SQL | typeof glossaryTerms.term) => sql`position(middenweg_fold(${q}) in middenweg_fold(${text})) > 0`
  return selectTerms(
    tx,
    and(
      q === null ? undefined : or(isFound(glossaryTerms.term), isFound(sql`coalesce(${glossaryTerms.heardAs}, '')`)),
      after === null
        ? undefined
        : or(lt(glossaryTerms.origin, after.origin), and(eq(glossaryTerms.origin, after.origin), lt(glossaryTerms.id, after.id))),
    ),
  )
    .orderBy(...byUse)
    .limit(limit)
}

export async function findGlossaryTerm(tx: Tx, id: GlossaryTermId): Promise<GlossaryTermRecord | null> {
  const [row] = await selectTerms(tx, eq(glossaryTerms.id, id))
  return row ?? null
}

/** A term that is known already stays as it is. @returns how many were not. */
export async function insertGlossaryTerms(tx: Tx, rows: (typeof glossaryTerms.$inferInsert)[]): Promise<number> {
  if (rows.length === 0) return 0
  const added = await tx.insert(glossaryTerms).values(rows).onConflictDoNothing().returning({ id: glossaryTerms.id })
  return added.length
}

/** What an admin changes is theirs from then on. @throws PostgresError 23505 when it is there already. */
export async function updateGlossaryTerm(
  tx: Tx,
  id: GlossaryTermId,
  change: { term: string; heardAs: string | null; addedById: AgentId | null },
): Promise<boolean> {
  const changed = await tx
    .update(glossaryTerms)
    .set({ ...change, origin: 'hand', at: sql`now()` })
    .where(eq(glossaryTerms.id, id))
    .returning({ id: glossaryTerms.id })
  return changed.length > 0
}

export async function deleteGlossaryTerm(tx: Tx, id: GlossaryTermId): Promise<boolean> {
  const gone = await tx.delete(glossaryTerms).where(eq(glossaryTerms.id, id)).returning({ id: glossaryTerms.id })
  return gone.length > 0
}

function selectTerms(tx: Tx, where: SQL | undefined) {
  return tx
    .select({
      id: glossaryTerms.id,
      term: glossaryTerms.term,
      heardAs: glossaryTerms.heardAs,
      origin: glossaryTerms.origin,
      addedBy: agents.name,
      at: glossaryTerms.at,
      conversationId: entries.conversationId,
    })
    .from(glossaryTerms)
    .leftJoin(agents, eq(agents.id, glossaryTerms.addedById))
    .leftJoin(recordings, eq(recordings.mediaId, glossaryTerms.mediaId))
    .leftJoin(entries, eq(entries.id, recordings.entryId))
    .where(where)
}
