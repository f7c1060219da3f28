import { allEndpoints } from './all-endpoints.ts'

/**
 * What a route exports for every method it has no operation for: Next alone would answer with an empty page. A 405 of
 * the API's own shape, with the methods that there are in `Allow` (RFC 9110, 15.5.6).
 */
export function refuseMethod(request: Request): Response {
  const methods = listMethods(new URL(request.url).pathname)
  return Response.json(
    { error: { code: 'method_not_allowed', message: `${request.method} is not possible here, only ${methods.join(', ')}.` } },
    { status: 405, headers: { allow: methods.join(', '), 'cache-control': 'no-store' } },
  )
}

/** What a route exports for OPTIONS: Next alone would name the refused methods too. */
export function answerOptions(request: Request): Response {
  return new Response(null, { status: 204, headers: { allow: listMethods(new URL(request.url).pathname).join(', ') } })
}

/** The methods of a path below `/api/v1`; a fixed path wins over one with parameters, as it does in Next. */
function listMethods(path: string): string[] {
  const parts = partsOf(path.replace(/^\/api\/v1/, ''))
  const matching = allEndpoints().filter((endpoint) => {
    const own = partsOf(endpoint.path)
    return own.length === parts.length && own.every((part, index) => part.startsWith('{') || part === parts[index])
  })
  const fewest = Math.min(...matching.map(countParameters))
  const methods: string[] = matching.filter((endpoint) => countParameters(endpoint) === fewest).map((endpoint) => endpoint.method)
  const known = methods.length > 0 ? methods : ['GET'] // the document and its page are no operations
  return [...(known.includes('GET') ? ['GET', 'HEAD'] : []), ...known.filter((method) => method !== 'GET'), 'OPTIONS']
}

function partsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function countParameters(endpoint: { path: string }): number {
  return endpoint.path.split('{').length - 1
}
