import { desc } from 'drizzle-orm'
import type { GlossaryTerm } from '../../lib/recordings/glossary.ts'
import type { Tx } from '../client.ts'
import { glossaryTerms } from '../schema/recordings.ts'

/** Newest first; some hundreds at most are of use to an engine. */
export async function listGlossaryTerms(tx: Tx): Promise<GlossaryTerm[]> {
  return tx
    .select({ term: glossaryTerms.term, heardAs: glossaryTerms.heardAs })
    .from(glossaryTerms)
    .orderBy(desc(glossaryTerms.at))
    .limit(1_000)
}

/** A term that is known already stays as it is. */
export async function insertGlossaryTerms(tx: Tx, rows: (typeof glossaryTerms.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(glossaryTerms).values(rows).onConflictDoNothing()
}
