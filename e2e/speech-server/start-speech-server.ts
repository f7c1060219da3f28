// An OpenAI-compatible speech endpoint for tests and the demo: the real protocol over real HTTP, as strict as the
// contract (audio.md 8.1 and 9), with what it "hears" told beforehand by the file's hash. Can be slow, busy, broken or
// inventive; by itself it never puts words into a recording that it was not told of.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import busboy from '@fastify/busboy'
import { makeHum, readSpokenRequest, type SpokenRequest } from './answer-spoken-text.ts'

export type KnownSpeech = {
  text: string
  /** As Whisper tells it: the English name, or a code. */
  language?: string
  durationMs: number
}

export type SpeechFaults = {
  /** Before anything is answered. */
  delayMs: number
  /** Answered instead of a transcript this many times; then all is well again. */
  failures: { status: number; retryAfterSeconds?: number }[]
  /** Formats it knows; others are answered with 400. */
  formats: string[]
  /** `garbage`: not JSON. `loop`: one phrase again and again, as engines do in noise. `silence`: words it does not believe itself. */
  answer: 'heard' | 'garbage' | 'loop' | 'silence'
}

export type SpeechRequest = { fields: Record<string, string[]>; filename: string; sizeBytes: number; sha256: string }

export type SpeechServer = {
  /** The base that `STT_BASE_URL` takes. */
  url: string
  /** Tells what a file says. In a file never told of it hears nothing, and says so, unless started otherwise. */
  teach(bytes: Uint8Array, speech: KnownSpeech): void
  faults: SpeechFaults
  /** What was sent to be written down. */
  requests: SpeechRequest[]
  /** What was sent to be spoken. */
  spoken: SpokenRequest[]
  stop(): Promise<void>
}

type Speak = (request: SpokenRequest) => Promise<Uint8Array>

export const speechKey = 'sim-speech-key'
const extensions = new Set(['flac', 'mp3', 'mp4', 'mpeg', 'mpga', 'm4a', 'ogg', 'wav', 'webm'])
const maxBytes = 25 * 1024 * 1024
const nothing: KnownSpeech = { text: '', durationMs: 1_000 }

/**
 * @param port 0: any free one.
 * @param unknown what a file says that it was never told of; null: it hears nothing there.
 * @param speak makes a WAV file of a text; left out, a hum as long as speaking it would take.
 */
export async function startSpeechServer(port = 0, unknown: KnownSpeech | null = null, speak: Speak = makeHum): Promise<SpeechServer> {
  const known = new Map<string, KnownSpeech>()
  const requests: SpeechRequest[] = []
  const spoken: SpokenRequest[] = []
  const faults: SpeechFaults = { delayMs: 0, failures: [], formats: ['json', 'text', 'srt', 'vtt', 'verbose_json'], answer: 'heard' }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response, 500, 'the server broke', 'server_error'))
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url === '/health') return void response.writeHead(200).end('ok')
    const work = { '/v1/audio/transcriptions': writeDown, '/v1/audio/speech': sayAloud }[request.url ?? '']
    if (request.method !== 'POST' || !work) return refuse(response, 404, 'no such path')
    if (request.headers.authorization !== `Bearer ${speechKey}`) return refuse(response, 401, 'wrong key', 'invalid_request_error')
    await work(request, response)
  }
  /** @returns true when a fault has answered instead. */
  async function strike(response: ServerResponse): Promise<boolean> {
    if (faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.delayMs))
    const failure = faults.failures.shift()
    if (!failure) return false
    if (failure.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(failure.retryAfterSeconds))
    refuse(response, failure.status, 'not now', 'server_error')
    return true
  }
  async function sayAloud(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readSpokenRequest(request)
    if (await strike(response)) return
    if (asked.kind === 'refused') return refuse(response, 400, asked.problem)
    spoken.push(asked.request)
    if (faults.answer === 'garbage') return void response.writeHead(200, { 'content-type': 'audio/wav' }).end('<html>')
    const wav = await speak(asked.request)
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(wav)
  }
  async function writeDown(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request)
    if (await strike(response)) return
    const problem = check(received)
    if (problem) return refuse(response, received.sizeBytes > maxBytes ? 413 : 400, problem)
    requests.push(received)
    const format = received.fields.response_format?.[0] ?? 'json'
    if (!faults.formats.includes(format)) return refuse(response, 400, `response_format '${format}' is not compatible with this model`)
    if (faults.answer === 'garbage') return void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>')
    const told = known.get(received.sha256) ?? unknown
    const heard = invent(told ?? nothing, faults.answer)
    const how = told || faults.answer !== 'heard' ? faults.answer : 'silence'
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(format === 'json' ? { text: heard.text } : detail(heard, how)))
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    teach: (bytes, speech) => known.set(createHash('sha256').update(bytes).digest('hex'), speech),
    faults,
    requests,
    spoken,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function receive(request: IncomingMessage): Promise<SpeechRequest> {
  return new Promise((resolve, reject) => {
    const received: SpeechRequest = { fields: {}, filename: '', sizeBytes: 0, sha256: '' }
    const parser = busboy({ headers: { 'content-type': request.headers['content-type'] ?? '' } })
    parser.on('field', (name, value) => {
      received.fields[name] = [...(received.fields[name] ?? []), value]
    })
    parser.on('file', (field, stream, filename) => {
      const hash = createHash('sha256')
      received.filename = field === 'file' ? (filename ?? '') : ''
      stream.on('data', (chunk: Buffer) => {
        received.sizeBytes += chunk.length
        hash.update(chunk)
      })
      stream.on('end', () => {
        received.sha256 = hash.digest('hex')
      })
    })
    parser.on('finish', () => resolve(received))
    parser.on('error', reject)
    request.pipe(parser)
  })
}

/** What the endpoint would refuse; null when all is well. */
function check({ fields, filename, sizeBytes }: SpeechRequest): string | null {
  const extension = filename.split('.').at(-1) ?? ''
  if (sizeBytes === 0) return 'file is required'
  if (sizeBytes > maxBytes) return 'Maximum content size limit (26214400) exceeded'
  if (!extensions.has(extension)) return `Invalid file format: ${extension}`
  if (!fields.model?.[0]) return 'you must provide a model parameter'
  if (fields.language?.[0] && !/^[a-z]{2,3}$/.test(fields.language[0])) return 'language must be ISO-639-1'
  const asksTimes = (fields['timestamp_granularities[]'] ?? []).length > 0
  if (asksTimes && fields.response_format?.[0] !== 'verbose_json') return 'timestamp_granularities needs verbose_json'
  return null
}

function invent(speech: KnownSpeech, how: SpeechFaults['answer']): KnownSpeech {
  if (how === 'loop') return { ...speech, text: Array.from({ length: 12 }, () => 'dank je wel voor het kijken').join(' ') }
  return how === 'silence' ? { ...speech, text: 'Ondertiteld door niemand.' } : speech
}

/** Words share the time evenly by their length, as far as anybody can tell. */
function detail({ text, language = 'dutch', durationMs }: KnownSpeech, how: SpeechFaults['answer']) {
  const words = text.split(/\s+/).filter(Boolean)
  const seconds = durationMs / 1_000
  const total = words.reduce((sum, word) => sum + word.length + 1, 0) || 1
  let done = 0
  const timed = words.map((word) => {
    const start = (done / total) * seconds
    done += word.length + 1
    return { word, start, end: (done / total) * seconds }
  })
  const judged =
    how === 'silence'
      ? { avg_logprob: -1.4, compression_ratio: 1.1, no_speech_prob: 0.9 }
      : { avg_logprob: -0.2, compression_ratio: how === 'loop' ? 8.1 : 1.3, no_speech_prob: 0.01 }
  return {
    task: 'transcribe',
    language,
    duration: seconds,
    text,
    words: timed,
    segments: [{ id: 0, start: 0, end: seconds, text, ...judged }],
  }
}

function refuse(response: ServerResponse, status: number, message: string, type = 'invalid_request_error'): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { message, type, param: null, code: null } }))
}
