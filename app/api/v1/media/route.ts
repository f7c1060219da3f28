import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { uploadMedia } from '@/lib/media/upload-media.server.ts'

export const POST = apiHandler(adminEndpoints.uploadMedia, ({ actor, query, request }) => uploadMedia(actor, request, query.as))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
