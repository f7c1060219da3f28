import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { glossaryEndpoints } from '@/lib/api/endpoints/glossary-endpoints.ts'
import { changeTerm, deleteTerm } from '@/lib/recordings/change-glossary.server.ts'

export const PATCH = apiHandler(glossaryEndpoints.changeTerm, ({ actor, params, body }) => changeTerm(actor, params.id, body))
export const DELETE = apiHandler(glossaryEndpoints.deleteTerm, ({ actor, params }) => deleteTerm(actor, params.id))

export { answerOptions as OPTIONS, refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
