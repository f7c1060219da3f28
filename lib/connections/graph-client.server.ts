import { z } from 'zod'
import { providerInteger } from '../core/decimal.ts'
import { encodeForm } from '../core/encode-form.server.ts'
import { env } from '../core/env.server.ts'
import { parseJson } from '../core/parse-json.ts'

/**
 * What came of a Graph request. `unreached`: it never got there, so trying again is safe. `unknown`: it may have been
 * carried out although no usable answer came (whatsapp-messages.md 4.1: there is no idempotency key, never send again
 * blindly).
 */
export type GraphResult =
  | { kind: 'ok'; data: unknown }
  | { kind: 'refused'; code: number; status: number; isTransient: boolean; traceId: string | null }
  | { kind: 'unreached' }
  | { kind: 'unknown'; status: number | null }

const errorSchema = z.looseObject({
  error: z.looseObject({
    code: providerInteger,
    is_transient: z.boolean().optional().catch(undefined),
    fbtrace_id: z.string().optional().catch(undefined),
  }),
})

const maxAnswerBytes = 5 * 1024 * 1024

export type GraphRequest = {
  /** Path below the version, such as `300000000000202/messages`, with query. */
  path: string
  method?: 'GET' | 'POST' | 'DELETE'
  json?: unknown
  form?: FormData
  accessToken: string
}

/** One request to the Graph API: fixed host and version from the environment, bearer token, bounded time and size. */
export async function callGraph(request: GraphRequest): Promise<GraphResult> {
  const { GRAPH_BASE_URL, GRAPH_VERSION, GRAPH_TIMEOUT_MS } = env()
  const form = request.form && (await encodeForm(request.form))
  let response: Response
  try {
    response = await fetch(`${GRAPH_BASE_URL.replace(/\/$/, '')}/${GRAPH_VERSION}/${request.path}`, {
      method: request.method ?? 'GET',
      redirect: 'error',
      signal: AbortSignal.timeout(GRAPH_TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${request.accessToken}`,
        ...(request.json !== undefined && { 'content-type': 'application/json' }),
        ...form?.headers,
      },
      ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
      ...(form && { body: form.body }),
    })
  } catch (error) {
    return neverReached(error) ? { kind: 'unreached' } : { kind: 'unknown', status: null }
  }
  return readAnswer(response)
}

async function readAnswer(response: Response): Promise<GraphResult> {
  try {
    if (Number(response.headers.get('content-length') ?? 0) > maxAnswerBytes) return { kind: 'unknown', status: response.status }
    const body = parseJson(await response.text())
    const error = errorSchema.safeParse(body)
    if (error.success) {
      const { code, is_transient, fbtrace_id } = error.data.error
      return { kind: 'refused', code, status: response.status, isTransient: is_transient ?? false, traceId: fbtrace_id ?? null }
    }
    return response.ok ? { kind: 'ok', data: body } : { kind: 'unknown', status: response.status }
  } catch {
    return { kind: 'unknown', status: response.status } // a proxy's page, or the connection broke in the middle
  }
}

const connectFailures = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
])

/** Whether the request certainly never left: no connection was made. */
function neverReached(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && connectFailures.has(String(cause.code))
}
