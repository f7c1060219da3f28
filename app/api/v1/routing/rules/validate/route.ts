import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { routingEndpoints } from '@/lib/api/endpoints/routing-endpoints.ts'
import { validateRules } from '@/lib/routing/change-rules.server.ts'

export const POST = apiHandler(routingEndpoints.validateRules, async ({ body }) => validateRules(body.items))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
