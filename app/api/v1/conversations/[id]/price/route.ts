import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { quotePrice } from '@/lib/pricing/quote-price.server.ts'

export const GET = apiHandler(inboxEndpoints.quotePrice, ({ actor, params }) => quotePrice(actor, params.id))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
