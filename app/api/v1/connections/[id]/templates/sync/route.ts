import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { requestTemplateSync } from '@/lib/connections/connections.server.ts'

export const POST = apiHandler(adminEndpoints.syncTemplates, async ({ params }) => {
  await requestTemplateSync(params.id)
  return { isQueued: true }
})

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
