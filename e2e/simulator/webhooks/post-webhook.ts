import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export type PostOutcome = { status: number | null; error: string | null }

const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' }),
}

/** One POST over a kept connection. Never throws: no connection, no answer in time and bad URLs are outcomes. */
export function postWebhook(url: string, body: string, signature: string | null, abortAfterMs: number): Promise<PostOutcome> {
  return new Promise((resolve) => {
    const target = URL.parse(url)
    if (!target) return resolve({ status: null, error: 'not a URL' })
    const isHttps = target.protocol === 'https:'
    const bytes = Buffer.from(body)
    const request = (isHttps ? httpsRequest : httpRequest)(target, {
      method: 'POST',
      agent: isHttps ? agents['https:'] : agents['http:'],
      headers: {
        'content-type': 'application/json',
        'content-length': bytes.length,
        'user-agent': 'facebookexternalua',
        accept: '*/*',
        ...(signature ? { 'x-hub-signature-256': signature } : {}),
      },
    })
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${abortAfterMs} ms`)), abortAfterMs)
    const settle = (outcome: PostOutcome) => {
      clearTimeout(timer)
      resolve(outcome)
    }
    request.on('response', (response) => {
      response.resume()
      response.on('end', () => settle({ status: response.statusCode ?? null, error: null }))
      response.on('error', (error) => settle({ status: null, error: error.message }))
    })
    request.on('error', (error) => settle({ status: null, error: error.message || error.name }))
    request.end(bytes)
  })
}

/** Closes idle kept connections, so that a stopped simulator leaves nothing open. */
export function closeWebhookConnections(): void {
  agents['http:'].destroy()
  agents['https:'].destroy()
}
