import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { findCustomers } from '@/lib/customers/find-customers.server.ts'

export const GET = apiHandler(inboxEndpoints.findCustomers, ({ actor, query }) =>
  findCustomers(actor, { ...query, cursor: query.cursor ?? null }),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
