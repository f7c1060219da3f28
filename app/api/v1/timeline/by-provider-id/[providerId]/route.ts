import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { getEntryByProviderId } from '@/lib/timeline/list-timeline.server.ts'

export const GET = apiHandler(inboxEndpoints.getEntryByProviderId, ({ actor, params }) => getEntryByProviderId(actor, params.providerId))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
