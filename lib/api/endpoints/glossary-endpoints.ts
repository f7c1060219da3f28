import { z } from 'zod'
import { cursorSchema, limitSchema } from '../../core/cursor.ts'
import { glossaryTermIdSchema } from '../../core/ids.ts'
import { glossaryTermSchema, maxImported, termChange, termFields } from '../../recordings/glossary-term.ts'
import type { Endpoint } from '../endpoint.ts'

const params = z.object({ id: glossaryTermIdSchema })

/** Names of products, streets and people that transcription is told, and puts right. */
export const glossaryEndpoints = {
  listGlossary: {
    method: 'GET',
    path: '/glossary',
    summary: 'The glossary in the order it is used: put in by hand first, then the newest',
    query: z.object({ q: z.string().trim().min(1).max(100).optional(), cursor: cursorSchema, limit: limitSchema }),
    response: z.object({ items: z.array(glossaryTermSchema), nextCursor: z.string().nullable() }),
  },
  addTerms: {
    method: 'POST',
    path: '/glossary',
    summary: 'Add terms, the most important first; what is there already stays as it is',
    role: 'admin',
    body: z.strictObject({ items: z.array(termFields).min(1).max(maxImported) }),
    response: z.object({ added: z.int(), known: z.int() }),
    status: 201,
  },
  changeTerm: {
    method: 'PATCH',
    path: '/glossary/{id}',
    summary: 'Change a term or how it was heard; what is left out stays; 409 `conflict` when the two are there already',
    role: 'admin',
    params,
    body: termChange,
    response: glossaryTermSchema,
  },
  deleteTerm: { method: 'DELETE', path: '/glossary/{id}', summary: 'Delete a term', role: 'admin', params, status: 204 },
} as const satisfies Record<string, Endpoint>
