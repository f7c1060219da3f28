import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { getEntryByProviderId } from '@/lib/timeline/list-timeline.server.ts'

export const GET = apiHandler(inboxEndpoints.getEntryByProviderId, ({ actor, params }) => getEntryByProviderId(actor, params.providerId))
