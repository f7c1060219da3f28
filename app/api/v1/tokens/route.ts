import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { listApiTokens } from '@/lib/auth/people.server.ts'
import { createApiToken } from '@/lib/auth/tokens.server.ts'

export const GET = apiHandler(adminEndpoints.listTokens, ({ query }) => listApiTokens({ cursor: query.cursor ?? null, limit: query.limit }))
export const POST = apiHandler(adminEndpoints.createToken, ({ actor, body }) => createApiToken(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
