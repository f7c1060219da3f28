import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { listDeliveries } from '@/lib/ingest/deliveries.server.ts'

export const GET = apiHandler(adminEndpoints.listDeliveries, ({ query }) =>
  listDeliveries({ status: query.status, cursor: query.cursor ?? null, limit: query.limit }),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
