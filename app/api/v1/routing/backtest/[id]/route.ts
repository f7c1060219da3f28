import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { routingEndpoints } from '@/lib/api/endpoints/routing-endpoints.ts'
import { getBacktest } from '@/lib/routing/start-backtest.server.ts'

export const GET = apiHandler(routingEndpoints.getBacktest, ({ params, query }) => getBacktest(params.id, query))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
