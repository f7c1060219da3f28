import { openApiDocument } from '@/lib/api/openapi-document.server.ts'

export function GET(): Response {
  return Response.json(openApiDocument())
}

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
