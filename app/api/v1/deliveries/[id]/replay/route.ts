import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { replayDelivery } from '@/lib/ingest/deliveries.server.ts'

export const POST = apiHandler(adminEndpoints.replayDelivery, async ({ actor, params }) => {
  await replayDelivery(actor, params.id)
  return { id: params.id }
})

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
