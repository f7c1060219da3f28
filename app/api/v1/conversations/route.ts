import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { listConversations } from '@/lib/conversations/list-conversations.server.ts'

export const GET = apiHandler(inboxEndpoints.listConversations, ({ actor, query: { cursor, limit, ...filter } }) =>
  listConversations(actor, { filter, cursor: cursor ?? null, limit }),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
