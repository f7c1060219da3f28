import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { recordingEndpoints } from '@/lib/api/endpoints/recording-endpoints.ts'
import { editTranscript } from '@/lib/recordings/change-recording.server.ts'

export const PUT = apiHandler(recordingEndpoints.editTranscript, ({ actor, params, body }) =>
  editTranscript(actor, params.id, body.text, body.version),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as POST,
} from '@/lib/api/refuse-method.ts'
