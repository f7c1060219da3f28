import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { reactToMessage } from '@/lib/messages/react-to-message.server.ts'

export const POST = apiHandler(inboxEndpoints.reactToMessage, ({ actor, params, body }) => reactToMessage(actor, params.id, body.emoji))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
