/**
 * A small router over node:http: patterns with `:name` segments, JSON or raw replies, one place that writes.
 * It knows nothing about the provider; error shapes are given by each router's `onError`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Reply = {
  status: number
  /** Buffers and strings go as they are (with a `content-type` of their own); anything else is JSON. */
  body?: unknown
  headers?: Record<string, string>
  /** Runs once the response is handed to the operating system. */
  afterSent?: () => void
}

export type RequestContext = {
  request: IncomingMessage
  response: ServerResponse
  method: string
  path: string
  query: URLSearchParams
  params: Record<string, string>
}

/** `'taken'`: the handler writes (or deliberately never writes) the response itself. */
export type Handler = (context: RequestContext) => Reply | 'taken' | Promise<Reply | 'taken'>

type Route = { method: string; segments: string[]; handler: Handler }

export class Router {
  #routes: Route[] = []

  /** Routes are tried in the order they were added; `*` as last segment takes the rest of the path as `rest`. */
  add(method: string, pattern: string, handler: Handler): void {
    this.#routes.push({ method, segments: pattern.split('/').filter(Boolean), handler })
  }

  find(method: string, path: string): { handler: Handler; params: Record<string, string> } | null {
    const parts = path.split('/').filter(Boolean)
    for (const route of this.#routes) {
      if (route.method !== method) continue
      const params = matchSegments(route.segments, parts)
      if (params) return { handler: route.handler, params }
    }
    return null
  }
}

function matchSegments(segments: string[], parts: string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    if (segment === '*') {
      params.rest = parts.slice(index).join('/')
      return params
    }
    const part = parts[index]
    if (part === undefined) return null
    if (segment.startsWith(':')) params[segment.slice(1)] = decodePart(part)
    else if (segment !== part) return null
  }
  return segments.length === parts.length ? params : null
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function writeReply(response: ServerResponse, reply: Reply): void {
  const raw = Buffer.isBuffer(reply.body) || typeof reply.body === 'string'
  const bytes = raw ? Buffer.from(reply.body as Buffer | string) : Buffer.from(JSON.stringify(reply.body ?? {}))
  const headers: Record<string, string> = {
    ...(raw ? {} : { 'content-type': 'application/json; charset=UTF-8' }),
    ...reply.headers,
    'content-length': String(bytes.length),
  }
  if (reply.afterSent) response.once('finish', reply.afterSent)
  response.writeHead(reply.status, headers)
  response.end(bytes)
}

/** The whole body, or `null` when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > limit) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
