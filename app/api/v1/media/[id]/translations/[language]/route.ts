import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { recordingEndpoints } from '@/lib/api/endpoints/recording-endpoints.ts'
import { translateRecording } from '@/lib/recordings/change-recording.server.ts'

export const POST = apiHandler(recordingEndpoints.translateTranscript, ({ actor, params }) =>
  translateRecording(actor, params.id, params.language),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
