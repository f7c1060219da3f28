import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { updateConnection } from '@/lib/connections/connections.server.ts'

export const PATCH = apiHandler(adminEndpoints.updateConnection, ({ actor, params, body }) => updateConnection(actor, params.id, body))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
