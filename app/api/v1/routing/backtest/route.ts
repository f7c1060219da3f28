import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { routingEndpoints } from '@/lib/api/endpoints/routing-endpoints.ts'
import { startBacktest } from '@/lib/routing/start-backtest.server.ts'

export const POST = apiHandler(routingEndpoints.startBacktest, ({ actor, body }) => startBacktest(actor, body))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
