// An OpenAI-compatible language model for tests: the real protocol over real HTTP, with answers that a test prepares.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

const requestSchema = z.object({
  model: z.string().min(1),
  temperature: z.number().optional(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  response_format: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('json_schema'),
      json_schema: z.object({
        name: z.string().regex(/^[\w-]{1,64}$/),
        strict: z.boolean(),
        schema: z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false), required: z.array(z.string()) }),
      }),
    }),
    z.object({ type: z.literal('json_object') }),
  ]),
})

/** What was asked: the form's name (null for plain JSON), the instructions, and what they were about. */
export type LanguageRequest = { name: string | null; instructions: string; material: unknown }

export type LanguageFaults = {
  delayMs: number
  /** Answered with these statuses first; then all is well again. */
  statuses: number[]
  /** It does not know `json_schema` and says 400 to it. */
  knowsSchemas: boolean
  /** `garbage`: words around no JSON. `cut`: stopped in the middle. `filtered`: held back, whatever it holds. `empty`: no choices. */
  answer: 'good' | 'garbage' | 'cut' | 'filtered' | 'empty'
}

export type LanguageServer = {
  /** The base that `LLM_BASE_URL` takes. */
  url: string
  faults: LanguageFaults
  requests: LanguageRequest[]
  /** Makes the answer to a request; set by the test. */
  answer: (request: LanguageRequest) => unknown
  stop(): Promise<void>
}

const finishReasons = { good: 'stop', garbage: 'stop', cut: 'length', filtered: 'content_filter', empty: 'stop' }

export const languageKey = 'sim-language-key'

export async function startLanguageServer(port = 0): Promise<LanguageServer> {
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const language: LanguageServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    faults: { delayMs: 0, statuses: [], knowsSchemas: true, answer: 'good' },
    requests: [],
    answer: () => ({}),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const end = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const refuse = (status: number, message: string) => end(status, { error: { message, type: 'invalid_request_error' } })
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return refuse(404, 'no such path')
    if (request.headers.authorization !== `Bearer ${languageKey}`) return refuse(401, 'wrong key')
    const parsed = requestSchema.safeParse(await json(request).catch(() => null))
    const { faults } = language
    if (faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.delayMs))
    const status = faults.statuses.shift()
    if (status !== undefined) return refuse(status, 'not now')
    if (!parsed.success) return refuse(400, z.prettifyError(parsed.error))
    const { messages, response_format } = parsed.data
    if (response_format.type === 'json_schema' && !faults.knowsSchemas) return refuse(400, 'response_format json_schema is not supported')
    const asked: LanguageRequest = {
      name: response_format.type === 'json_schema' ? response_format.json_schema.name : null,
      instructions: messages.find((one) => one.role === 'system')?.content ?? '',
      material: JSON.parse(messages.find((one) => one.role === 'user')?.content ?? 'null'),
    }
    language.requests.push(asked)
    const good = JSON.stringify(language.answer(asked))
    const content = { good, garbage: 'Sure! Here you are.', cut: good.slice(0, -2), filtered: good, empty: '' }[faults.answer]
    const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: finishReasons[faults.answer] }
    end(200, { id: 'chatcmpl-1', object: 'chat.completion', choices: faults.answer === 'empty' ? [] : [choice] })
  }
  return language
}
