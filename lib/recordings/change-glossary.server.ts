import { z } from 'zod'
import { clients } from '../../db/client.ts'
import {
  deleteGlossaryTerm,
  findGlossaryTerm,
  type GlossaryTermRecord,
  insertGlossaryTerms,
  listGlossaryPage,
  updateGlossaryTerm,
} from '../../db/queries/glossary.ts'
import { inTransaction, postgresCode } from '../../db/transaction.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { newId } from '../core/clock.server.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import { type GlossaryTermId, glossaryTermIdSchema } from '../core/ids.ts'
import { type GlossaryTermView, type TermChange, type TermFields, termFields } from './glossary-term.ts'

const placeSchema = z.object({ origin: z.enum(['correction', 'hand']), id: glossaryTermIdSchema })

/** A page of the glossary in the order it is used: by hand first, then the newest. @throws AppError `bad_request`. */
export async function listGlossary(input: {
  q: string | null
  cursor: string | null
  limit: number
}): Promise<{ items: GlossaryTermView[]; nextCursor: string | null }> {
  const rows = await listGlossaryPage(clients().db, {
    q: input.q,
    after: decodeCursor(placeSchema, input.cursor),
    limit: input.limit + 1,
  })
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return { items: page.map(describeTerm), nextCursor: last ? encodeCursor({ origin: last.origin, id: last.id }) : null }
}

/** Adds what is not there yet. @returns how many were. */
export async function addTerms(actor: Actor, terms: TermFields[]): Promise<{ added: number; known: number }> {
  return inTransaction(async (tx) => {
    // Later ones come first: in a pasted list the first line is the one that matters most.
    const rows = terms.toReversed().map((term) => ({
      id: newId() as GlossaryTermId, // a fresh id is nobody else's
      ...term,
      origin: 'hand' as const,
      addedById: agentIdOf(actor),
    }))
    const added = await insertGlossaryTerms(tx, rows)
    if (added > 0) await audit(tx, actor, 'glossary.added', null, { count: added })
    return { added, known: terms.length - added }
  })
}

/** Changes a term, which is one by hand from then on. @throws AppError `not_found`; `conflict` when it is there already; ZodError when both are the same. */
export async function changeTerm(actor: Actor, id: GlossaryTermId, change: TermChange): Promise<GlossaryTermView> {
  try {
    return await inTransaction(async (tx) => {
      const before = await findGlossaryTerm(tx, id)
      if (!before) throw absent()
      const fields = termFields.parse({
        term: change.term ?? before.term,
        heardAs: change.heardAs === undefined ? before.heardAs : change.heardAs,
      })
      if (!(await updateGlossaryTerm(tx, id, { ...fields, addedById: agentIdOf(actor) }))) throw absent()
      await audit(tx, actor, 'glossary.changed', id, {})
      const term = await findGlossaryTerm(tx, id)
      if (!term) throw new Error('a term just changed must be found')
      return describeTerm(term)
    })
  } catch (error) {
    if (postgresCode(error) !== '23505') throw error
    throw new AppError('conflict', { publicMessage: 'This term is in the glossary already.' })
  }
}

/** Transcripts that it put right stay as they are. @throws AppError `not_found`. */
export async function deleteTerm(actor: Actor, id: GlossaryTermId): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await deleteGlossaryTerm(tx, id))) throw absent()
    await audit(tx, actor, 'glossary.deleted', id, {})
  })
}

function describeTerm(row: GlossaryTermRecord): GlossaryTermView {
  return { ...row, at: row.at.toISOString() }
}

function absent(): AppError {
  return new AppError('not_found', { publicMessage: 'There is no such term.' })
}
