/** A simulator with a webhook receiver behind it, and a Graph client as the product would be one. */
import { isObject, type JsonObject } from '../core/json.ts'
import { ACCESS_TOKEN, PHONE_NUMBER_ID } from '../defaults.ts'
import { type Simulator, startSimulator } from '../start-simulator.ts'
import { receiveWebhooks, type WebhookReceiver } from './receive-webhooks.ts'

export type GraphAnswer = { status: number; body: JsonObject; error: { code: unknown; details: string } | null; headers: Headers }

export type Scene = {
  simulator: Simulator
  receiver: WebhookReceiver
  /** A request below `/v25.0`, with the right token unless `headers` say otherwise. */
  graph(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<GraphAnswer>
  /** `POST /{phone}/messages` with the common properties filled in. */
  send(body: JsonObject): Promise<GraphAnswer>
  /** The same, expecting acceptance; the wamid. */
  sendAccepted(body: JsonObject): Promise<string>
  uploadMedia(bytes: Uint8Array, mimeType: string, filename?: string): Promise<GraphAnswer>
  stop(): Promise<void>
}

export const NOOR = '+31600000002'
export const BO_BSUID = 'BE.70000000000000000002'

export async function startScene(options: { dataFolder?: string } = {}): Promise<Scene> {
  const receiver = await receiveWebhooks()
  const simulator = await startSimulator({ ...options, webhookUrl: receiver.url })
  const graph: Scene['graph'] = async (method, path, body, headers) => {
    const isRaw = body instanceof FormData || typeof body === 'string'
    const response = await fetch(`${simulator.url}/v25.0${path}`, {
      method,
      headers: headers ?? { authorization: `Bearer ${ACCESS_TOKEN}` },
      body: body === undefined ? null : isRaw ? body : JSON.stringify(body),
    })
    return readAnswer(response)
  }
  const send: Scene['send'] = (body) => graph('POST', `/${PHONE_NUMBER_ID}/messages`, { messaging_product: 'whatsapp', to: NOOR, ...body })
  return {
    simulator,
    receiver,
    graph,
    send,
    sendAccepted: async (body) => {
      const answer = await send(body)
      if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
      return wamidOf(answer)
    },
    uploadMedia: (bytes, mimeType, filename = 'file') => {
      const form = new FormData()
      form.set('messaging_product', 'whatsapp')
      form.set('type', mimeType)
      form.set('file', new Blob([Buffer.from(bytes)], { type: mimeType }), filename)
      return graph('POST', `/${PHONE_NUMBER_ID}/media`, form)
    },
    stop: async () => {
      await simulator.stop()
      await receiver.stop()
    },
  }
}

export function wamidOf(answer: GraphAnswer): string {
  const [message] = Array.isArray(answer.body.messages) ? answer.body.messages.filter(isObject) : []
  return String(message?.id)
}

async function readAnswer(response: Response): Promise<GraphAnswer> {
  const text = await response.text()
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : {}
  const body = isObject(parsed) ? parsed : {}
  const error = isObject(body.error) ? body.error : null
  const details = error && isObject(error.error_data) ? String(error.error_data.details) : ''
  return { status: response.status, body, error: error ? { code: error.code, details } : null, headers: response.headers }
}
