import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { recordingEndpoints } from '@/lib/api/endpoints/recording-endpoints.ts'
import { makeSpeech } from '@/lib/text-to-speech/make-speech.server.ts'

export const POST = apiHandler(recordingEndpoints.makeSpeech, ({ actor, params, body }) => makeSpeech(actor, params.id, body))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
