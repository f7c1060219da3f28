import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export type PostOutcome = { status: number | null; error: string | null }

const CONNECTIONS = 64

/** Posts webhooks over kept connections, at most 64 at a time. */
export class WebhookPoster {
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'fifo' })
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'fifo' })

  /** Never throws: no connection, no answer in time and bad URLs are outcomes. */
  post(url: string, body: string, signature: string | null, abortAfterMs: number): Promise<PostOutcome> {
    return new Promise((resolve) => {
      const target = URL.parse(url)
      if (!target) {
        resolve({ status: null, error: 'not a URL' })
        return
      }
      const isHttps = target.protocol === 'https:'
      const bytes = Buffer.from(body)
      const request = (isHttps ? httpsRequest : httpRequest)(target, {
        method: 'POST',
        agent: isHttps ? this.#https : this.#http,
        headers: webhookHeaders(bytes.length, signature),
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

  /** Cuts all connections; what is under way ends as an outcome with an error. */
  close(): void {
    this.#http.destroy()
    this.#https.destroy()
  }
}

function webhookHeaders(length: number, signature: string | null): Record<string, string | number> {
  return {
    'content-type': 'application/json',
    'content-length': length,
    'user-agent': 'facebookexternalua',
    accept: '*/*',
    ...(signature ? { 'x-hub-signature-256': signature } : {}),
  }
}
