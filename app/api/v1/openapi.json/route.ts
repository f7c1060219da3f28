import { openApiDocument } from '@/lib/api/openapi-document.server.ts'

export function GET(): Response {
  return Response.json(openApiDocument())
}
