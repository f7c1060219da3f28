import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { revokeApiToken } from '@/lib/auth/tokens.server.ts'

export const DELETE = apiHandler(adminEndpoints.revokeToken, ({ actor, params }) => revokeApiToken(actor, params.id))

export {
  answerOptions as OPTIONS,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
