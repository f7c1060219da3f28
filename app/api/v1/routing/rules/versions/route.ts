import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { routingEndpoints } from '@/lib/api/endpoints/routing-endpoints.ts'
import { listRuleVersions } from '@/lib/routing/change-rules.server.ts'

export const GET = apiHandler(routingEndpoints.listRuleVersions, () => listRuleVersions())

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
