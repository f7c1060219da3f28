import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { recordingEndpoints } from '@/lib/api/endpoints/recording-endpoints.ts'
import { draftAnswer } from '@/lib/drafts/draft-answer.server.ts'

export const POST = apiHandler(recordingEndpoints.draftAnswer, ({ actor, params }) => draftAnswer(actor, params.id))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
