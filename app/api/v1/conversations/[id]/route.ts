import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { changeConversation } from '@/lib/conversations/change-conversation.server.ts'
import { getConversation } from '@/lib/conversations/list-conversations.server.ts'

export const GET = apiHandler(inboxEndpoints.getConversation, ({ actor, params }) => getConversation(actor, params.id))
export const PATCH = apiHandler(inboxEndpoints.changeConversation, ({ actor, params, body }) => changeConversation(actor, params.id, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as POST, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
