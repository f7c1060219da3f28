import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { entryIdOfRequest } from '@/lib/api/entry-id-of-request.server.ts'
import { sendMessage } from '@/lib/messages/send-message.server.ts'

export const POST = apiHandler(inboxEndpoints.sendMessage, ({ actor, params, body, request }) =>
  sendMessage(actor, params.id, { ...body, id: body.id ?? entryIdOfRequest(actor, request) }),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
