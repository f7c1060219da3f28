import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { updateAgent } from '@/lib/auth/agents.server.ts'
import { describeUser } from '@/lib/auth/people.server.ts'

export const PATCH = apiHandler(adminEndpoints.updateUser, async ({ actor, params, body }) =>
  describeUser(await updateAgent(actor, params.id, body)),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
