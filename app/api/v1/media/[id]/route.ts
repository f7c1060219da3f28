import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { serveMedia } from '@/lib/media/serve-media.server.ts'

export const GET = apiHandler(adminEndpoints.getMedia, ({ actor, params, query, request }) =>
  serveMedia(actor, params.id, {
    variant: query.variant,
    isDownload: query.download ?? false,
    rendition: query.as ?? null,
    range: request.headers.get('range'),
    etag: request.headers.get('if-none-match'),
  }),
)

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
