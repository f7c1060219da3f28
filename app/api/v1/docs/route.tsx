import { createHash } from 'node:crypto'
import { openApiDocument } from '@/lib/api/openapi-document.server.ts'
import { apiRequestsPerMinute } from '@/lib/auth/throttle.server.ts'
import { DocsPage } from './docs-page.tsx'
import { docsStyle } from './docs-style.ts'

/** Stricter than the product's pages: nothing is loaded and nothing runs; the one style is allowed by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(docsStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The REST API for people. Public, as the document it shows: it tells no more than the source code does. */
export async function GET(): Promise<Response> {
  // Next refuses a static import here, since pages never need it; this is a page that must come without Next's scripts.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const page = renderToStaticMarkup(<DocsPage document={openApiDocument()} requestsPerMinute={apiRequestsPerMinute} />)
  return new Response(`<!doctype html>${page}`, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  })
}

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
