import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { cannedReplyEndpoints } from '@/lib/api/endpoints/canned-reply-endpoints.ts'
import { changeReply, deleteReply } from '@/lib/canned-replies/change-canned-replies.server.ts'

export const PATCH = apiHandler(cannedReplyEndpoints.changeCannedReply, ({ actor, params, body }) => changeReply(actor, params.id, body))
export const DELETE = apiHandler(cannedReplyEndpoints.deleteCannedReply, ({ actor, params }) => deleteReply(actor, params.id))

export { answerOptions as OPTIONS, refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
