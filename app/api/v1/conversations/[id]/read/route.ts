import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { markConversationRead } from '@/lib/conversations/mark-read.server.ts'

export const POST = apiHandler(inboxEndpoints.markRead, ({ actor, params, body }) => markConversationRead(actor, params.id, body.position))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
