import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { requestTyping } from '@/lib/messages/request-typing.server.ts'

export const POST = apiHandler(inboxEndpoints.showTyping, ({ actor, params }) => requestTyping(actor, params.id))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
