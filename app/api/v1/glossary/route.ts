import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { glossaryEndpoints } from '@/lib/api/endpoints/glossary-endpoints.ts'
import { addTerms, listGlossary } from '@/lib/recordings/change-glossary.server.ts'

export const GET = apiHandler(glossaryEndpoints.listGlossary, ({ query }) =>
  listGlossary({ q: query.q ?? null, cursor: query.cursor ?? null, limit: query.limit }),
)
export const POST = apiHandler(glossaryEndpoints.addTerms, ({ actor, body }) => addTerms(actor, body.items))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
