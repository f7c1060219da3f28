import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { listAuditRows } from '@/lib/auth/people.server.ts'

export const GET = apiHandler(adminEndpoints.listAudit, ({ query }) => listAuditRows({ cursor: query.cursor ?? null, limit: query.limit }))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
