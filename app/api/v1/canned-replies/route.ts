import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { cannedReplyEndpoints } from '@/lib/api/endpoints/canned-reply-endpoints.ts'
import { createReply, listReplies } from '@/lib/canned-replies/change-canned-replies.server.ts'

export const GET = apiHandler(cannedReplyEndpoints.listCannedReplies, ({ query }) =>
  listReplies({ language: query.language ?? null, cursor: query.cursor ?? null, limit: query.limit }),
)
export const POST = apiHandler(cannedReplyEndpoints.createCannedReply, ({ actor, body }) => createReply(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
