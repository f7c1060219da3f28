import type { IncomingMessage, ServerResponse } from 'node:http'
import { maxWebhookBytes, receiveWebhook } from './receive-webhook.server.ts'

const route = /^\/api\/webhooks\/meta\/([^/?]+)\/?(?:\?|$)/

/**
 * Answers webhook requests on the bare HTTP server, before Next: a route handler costs 14 to 30 times the CPU of this.
 * `app/api/webhooks/meta/[connectionKey]/route.ts` wraps the same `receiveWebhook`.
 */
export async function serveWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const match = route.exec(request.url ?? '')
  if (!match?.[1]) return answer(response, 404, 'Unknown webhook')
  const body = await readBody(request)
  if (body === 'too_large') return answer(response, 413, 'Too large')
  if (body === 'aborted') return
  const result = await receiveWebhook({
    method: request.method ?? '',
    connectionKey: decode(match[1]),
    query: new URL(request.url ?? '', 'http://localhost').searchParams,
    signature: single(request.headers['x-hub-signature-256']),
    body,
  })
  answer(response, result.status, result.body)
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(text)
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function readBody(request: IncomingMessage): Promise<Buffer | 'too_large' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxWebhookBytes) chunks.push(chunk)
      else {
        resolve('too_large')
        request.resume() // drained, not kept
      }
    })
    request.on('end', () => resolve(size > maxWebhookBytes ? 'too_large' : Buffer.concat(chunks)))
    request.on('error', () => resolve('aborted'))
    request.on('aborted', () => resolve('aborted'))
  })
}
