import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { listTemplates } from '@/lib/connections/connections.server.ts'

export const GET = apiHandler(adminEndpoints.listTemplates, async ({ query }) => ({ items: await listTemplates(query.connectionId) }))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
