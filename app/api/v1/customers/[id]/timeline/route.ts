import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { inboxEndpoints } from '@/lib/api/endpoints/inbox-endpoints.ts'
import { listTimeline } from '@/lib/timeline/list-timeline.server.ts'

export const GET = apiHandler(inboxEndpoints.listTimeline, ({ actor, params, query }) =>
  listTimeline(actor, {
    customerId: params.id,
    cursor: query.cursor ?? null,
    direction: query.direction,
    around: query.around ?? null,
    limit: query.limit,
  }),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
