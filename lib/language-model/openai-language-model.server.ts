import { z } from 'zod'
import { parseJson } from '../core/parse-json.ts'
import { readBounded } from '../core/read-bounded.server.ts'
import type { LanguageModel, ModelFailure, ModelOutcome, ModelQuestion } from './language-model.ts'

export type OpenAiModelSettings = {
  /** Such as https://api.openai.com/v1 */
  baseUrl: string
  apiKey: string | null
  model: string
  /** For a whole question, both tries together. */
  timeoutMs: number
}

const completionSchema = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }), finish_reason: z.string().nullish() })).min(1),
})
const maxAnswerBytes = 4 * 1024 * 1024

type Received = { kind: 'text'; text: string } | { kind: 'failed'; reason: ModelFailure; status: number | null }

/**
 * An OpenAI-compatible model: `POST {base}/chat/completions` with the answer's JSON schema. A server that refuses
 * `json_schema` is asked once more for plain JSON, with the schema in the instructions; both answers are checked alike.
 */
export function openAiLanguageModel(settings: OpenAiModelSettings): LanguageModel {
  return {
    name: `${new URL(settings.baseUrl).host} ${settings.model}`,
    async ask(question) {
      const signal = AbortSignal.timeout(settings.timeoutMs)
      const schema = z.toJSONSchema(question.schema, { io: 'input' })
      const strict = { type: 'json_schema', json_schema: { name: question.name, strict: true, schema } }
      const first = await request(settings, question.instructions, question, strict, signal)
      if (first.kind === 'text' || first.status !== 400) return check(first, question.schema)
      const inWords = `${question.instructions}\n\nAnswer with one JSON object of this schema and nothing else:\n${JSON.stringify(schema)}`
      return check(await request(settings, inWords, question, { type: 'json_object' }, signal), question.schema)
    },
  }
}

function check<S extends z.ZodType>(received: Received, schema: S): ModelOutcome<z.output<S>> {
  if (received.kind === 'failed') return { kind: 'failed', reason: received.reason }
  const parsed = schema.safeParse(readJson(received.text))
  return parsed.success ? { kind: 'answered', answer: parsed.data } : { kind: 'failed', reason: 'nonsense' }
}

async function request(
  settings: OpenAiModelSettings,
  instructions: string,
  { material }: ModelQuestion<z.ZodType>,
  format: object,
  signal: AbortSignal,
): Promise<Received> {
  try {
    const response = await fetch(`${settings.baseUrl.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json', ...(settings.apiKey && { authorization: `Bearer ${settings.apiKey}` }) },
      body: JSON.stringify({
        model: settings.model,
        temperature: 0,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: JSON.stringify(material) },
        ],
        response_format: format,
      }),
    })
    if (!response.ok) {
      await response.body?.cancel()
      return { kind: 'failed', reason: readFailure(response.status), status: response.status }
    }
    const bytes = await readBounded(response, maxAnswerBytes)
    const completion = completionSchema.safeParse(bytes && readJson(new TextDecoder().decode(bytes)))
    const [choice] = completion.data?.choices ?? []
    // One that was cut off, or held back by a filter, is not the answer.
    if (!choice || (choice.finish_reason ?? 'stop') !== 'stop') return { kind: 'failed', reason: 'nonsense', status: response.status }
    return { kind: 'text', text: choice.message.content }
  } catch {
    return { kind: 'failed', reason: signal.aborted ? 'timed_out' : 'unreachable', status: null }
  }
}

function readJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

function readFailure(status: number): ModelFailure {
  if (status === 401 || status === 403) return 'key'
  if (status === 429) return 'busy'
  return status === 408 || status >= 500 ? 'unreachable' : 'refused'
}
