import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { retryMessage } from '@/lib/messages/retry-message.server.ts'

export const POST = apiHandler(inboxEndpoints.retryMessage, ({ actor, params }) => retryMessage(actor, params.id))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
