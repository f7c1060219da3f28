/** A stand-in for the product's webhook endpoint: verifies, keeps, and answers what the test wants. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { waitFor } from '../client.ts'
import { isObject, type JsonObject, parseJson } from '../core/json.ts'
import { APP_SECRET } from '../defaults.ts'
import { signWebhook } from '../webhooks/serialise.ts'

export type ReceivedWebhook = { raw: string; body: JsonObject; isSigned: boolean; signature: string | null; at: number }

export type WebhookReceiver = {
  url: string
  received: ReceivedWebhook[]
  /** HTTP status to answer with; null: never answer. Asked for each POST. */
  answerWith: (webhook: ReceivedWebhook) => number | null
  /** Every `changes[].value` of every POST, in order of arrival. */
  values(): JsonObject[]
  messages(): JsonObject[]
  statuses(): JsonObject[]
  /** Waits until this many POSTs came. */
  waitForCount(count: number): Promise<void>
  stop(): Promise<void>
}

export async function receiveWebhooks(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = {
    url: '',
    received: [],
    answerWith: () => 200,
    values: () => receiver.received.flatMap(({ body }) => valuesOf(body)),
    messages: () => receiver.values().flatMap((value) => objectsIn(value.messages)),
    statuses: () => receiver.values().flatMap((value) => objectsIn(value.statuses)),
    waitForCount: async (count) => {
      await waitFor(async () => receiver.received.length >= count, `${count} webhooks, ${receiver.received.length} came`, 5000)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const bytes = Buffer.concat(chunks)
    const header = request.headers['x-hub-signature-256']
    const signature = typeof header === 'string' ? header : null
    const parsed = parseJson(bytes.toString('utf8'))
    const body = isObject(parsed) ? parsed : {}
    const isSigned = signature === signWebhook(APP_SECRET, bytes)
    const webhook = { raw: bytes.toString('utf8'), body, isSigned, signature, at: performance.now() }
    const status = receiver.answerWith(webhook)
    receiver.received.push(webhook)
    if (status !== null) response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a listening TCP server has no other kind
  receiver.url = `http://127.0.0.1:${port}/hook`
  return receiver
}

export function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

export function valuesOf(body: JsonObject): JsonObject[] {
  return objectsIn(body.entry)
    .flatMap((entry) => objectsIn(entry.changes))
    .flatMap((change) => objectsIn([change.value]))
}
