import type { ErrorCode } from './errors.ts'

// How the screens speak to our own REST API: same origin, session cookie, coded errors. The one plain file
// beside `*-queries.ts` that reaches for the network, because those describe their fetches with it.

/** `offline` is ours: no answer came at all, so the outcome of a write is not known. */
export type RequestErrorCode = ErrorCode | 'offline'

/** An answer that was not a success. `message` is meant for programs; screens say it in words by `code`. */
export class RequestError extends Error {
  readonly code: RequestErrorCode
  readonly status: number
  readonly details: unknown

  constructor(code: RequestErrorCode, status: number, message: string, details?: unknown) {
    super(message)
    this.name = 'RequestError'
    this.code = code
    this.status = status
    this.details = details
  }
}

type RequestOptions = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  signal?: AbortSignal
  /** Goes out even when the page is left meanwhile; small bodies only. */
  keepalive?: boolean
}

/**
 * Asks `/api/v1{path}` and returns its JSON. Throws a `RequestError` for every other outcome.
 * The answer is not parsed again: it was serialised by the same build from the schema that `T` is inferred from.
 */
export async function requestJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, signal, keepalive } = options
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      signal,
      keepalive,
      headers: body === undefined ? undefined : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new RequestError('offline', 0, 'No answer from the server')
  }
  const text = await response.text()
  if (!response.ok) throw toRequestError(response.status, text)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Reads `{error:{code,message,details?}}`; anything else (a proxy's page) becomes `unavailable` or `internal`. */
export function toRequestError(status: number, text: string): RequestError {
  const fallback: RequestErrorCode = status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal'
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null && 'error' in answer) {
      const { error } = answer as { error: { code?: RequestErrorCode; message?: string; details?: unknown } }
      return new RequestError(error.code ?? fallback, status, error.message ?? '', error.details)
    }
  } catch {
    // Not JSON: told by the fallback below.
  }
  return new RequestError(fallback, status, `HTTP ${status}`)
}

/** A query string of the filled values, with its question mark; empty when there are none. */
export function toQueryString(values: Record<string, string | number | boolean | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.size === 0 ? '' : `?${query}`
}
