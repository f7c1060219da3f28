import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { routingEndpoints } from '@/lib/api/endpoints/routing-endpoints.ts'
import { evaluateMessages } from '@/lib/routing/evaluate-messages.server.ts'

export const POST = apiHandler(routingEndpoints.evaluateMessages, ({ body }) => evaluateMessages(body))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
