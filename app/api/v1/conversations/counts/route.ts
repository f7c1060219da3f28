import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { countViews } from '@/lib/conversations/list-conversations.server.ts'

export const GET = apiHandler(inboxEndpoints.countConversations, ({ actor }) => countViews(actor))
