import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { getCustomer, renameCustomer } from '@/lib/customers/find-customers.server.ts'

export const GET = apiHandler(inboxEndpoints.getCustomer, ({ actor, params }) => getCustomer(actor, params.id))
export const PATCH = apiHandler(inboxEndpoints.renameCustomer, ({ actor, params, body }) => renameCustomer(actor, params.id, body.name))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as POST, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
