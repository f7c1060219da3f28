// Hands webhook bodies to the product as the provider does: signed, through the same function the server calls.
import { createHmac } from 'node:crypto'
import { receiveWebhook, type WebhookAnswer } from '../ingest/receive-webhook.server.ts'

const secret = 'sim-app-secret-0001'

export function signBody(body: string | Buffer, key = secret): string {
  return `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
}

/** Posts a body; signed rightly unless told otherwise. */
export function deliver(body: string, options: { signature?: string | undefined; key?: string } = {}): Promise<WebhookAnswer> {
  return receiveWebhook({
    method: 'POST',
    connectionKey: options.key ?? 'demo-whatsapp',
    query: new URLSearchParams(),
    signature: 'signature' in options ? options.signature : signBody(body),
    body: Buffer.from(body),
  })
}
