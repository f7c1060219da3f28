import { z } from 'zod'
import { convertAudio } from '../audio/convert-audio.server.ts'
import { encodeForm } from '../core/encode-form.server.ts'
import { parseJson } from '../core/parse-json.ts'
import { readBounded } from '../core/read-bounded.server.ts'
import { hintsLength } from '../recordings/glossary.ts'
import type { StepReason } from '../recordings/recording.ts'
import { cutWav } from './cut-wav.ts'
import { joinAnswers } from './join-answers.ts'
import { type Answer, answerSchema } from './read-answer.ts'
import type { Transcriber, TranscriptionInput, TranscriptionOutcome } from './transcriber.ts'

export type OpenAiSettings = {
  /** Such as https://api.openai.com/v1 */
  baseUrl: string
  apiKey: string | null
  model: string
  responseFormat: 'auto' | 'verbose_json' | 'json'
  sendAs: 'original' | 'wav16k'
  /** What the endpoint takes at once; a longer recording goes in pieces, cut at pauses. */
  maxBytes: number
  maxSeconds: number
  /** For one request. */
  timeoutMs: number
}

type Unheard = Exclude<TranscriptionOutcome, { kind: 'heard' }>
type Answered = { kind: 'answer'; answer: Answer } | Unheard
type Piece = { bytes: Uint8Array; filename: string; mimeType: string; startMs: number }

/**
 * An OpenAI-compatible speech endpoint, hosted or self-hosted: `POST {base}/audio/transcriptions` (audio.md 8.1). All
 * fields of an answer but `text` are optional there, and some servers know one format only.
 */
export function openAiTranscriber(settings: OpenAiSettings): Transcriber {
  const { host } = new URL(settings.baseUrl)
  return {
    name: `${host} ${settings.model}`,
    async transcribe(input) {
      const pieces = await cut(input, settings)
      if (!Array.isArray(pieces)) return pieces
      const answers: { answer: Answer; startMs: number }[] = []
      for (const piece of pieces) {
        const outcome = await ask(settings, input, piece, AbortSignal.timeout(settings.timeoutMs))
        if (outcome.kind !== 'answer') return outcome
        answers.push({ answer: outcome.answer, startMs: piece.startMs })
      }
      return { kind: 'heard', ...joinAnswers(answers, input.durationMs), source: { kind: 'endpoint', host, model: settings.model } }
    },
  }
}

const extensions: Record<string, string> = {
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/flac': 'flac',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
}

/** The recording as it is when the endpoint takes it so; else as WAV, in pieces. */
async function cut(input: TranscriptionInput, settings: OpenAiSettings): Promise<Piece[] | Unheard> {
  const { bytes, mimeType, durationMs } = input
  const extension = extensions[mimeType]
  const fits = bytes.length <= settings.maxBytes && (durationMs ?? 0) <= settings.maxSeconds * 1_000
  if (fits && extension && settings.sendAs === 'original') return [{ bytes, filename: `audio.${extension}`, mimeType, startMs: 0 }]
  const wav = await convertAudio(bytes, 'wav')
  if (wav.outcome !== 'converted') {
    // What we cannot read the endpoint may (M4A without ffmpeg here).
    if (fits && extension) return [{ bytes, filename: `audio.${extension}`, mimeType, startMs: 0 }]
    return { kind: 'refused', reason: wav.outcome === 'timed_out' ? 'timed_out' : wav.reason, status: null }
  }
  return cutWav(wav.bytes, { maxBytes: settings.maxBytes, maxSeconds: settings.maxSeconds }).map((piece) => ({
    ...piece,
    filename: 'audio.wav',
    mimeType: 'audio/wav',
  }))
}

async function ask(settings: OpenAiSettings, input: TranscriptionInput, piece: Piece, signal: AbortSignal): Promise<Answered> {
  if (settings.responseFormat !== 'auto') return request(settings, input, piece, settings.responseFormat, signal)
  const detailed = await request(settings, input, piece, 'verbose_json', signal)
  // An endpoint that knows plain JSON only says 400 to the format.
  const isFormat = detailed.kind === 'refused' && detailed.status === 400
  return isFormat ? request(settings, input, piece, 'json', signal) : detailed
}

const maxAnswerBytes = 10 * 1024 * 1024

async function request(
  settings: OpenAiSettings,
  input: TranscriptionInput,
  piece: Piece,
  format: 'verbose_json' | 'json',
  signal: AbortSignal,
): Promise<Answered> {
  const { body, headers } = await encodeForm(makeForm(settings, input, piece, format))
  let response: Response
  try {
    response = await fetch(`${settings.baseUrl.replace(/\/$/, '')}/audio/transcriptions`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { ...headers, ...(settings.apiKey && { authorization: `Bearer ${settings.apiKey}` }) },
      body,
    })
  } catch {
    return { kind: 'try_again', reason: 'engine_unreachable', afterMs: null, status: null }
  }
  try {
    if (!response.ok) {
      await response.body?.cancel()
      return readRefusal(response)
    }
    const bytes = await readBounded(response, maxAnswerBytes)
    const answer = bytes && readAnswer(new TextDecoder().decode(bytes))
    return answer ? { kind: 'answer', answer } : nonsense(response.status)
  } catch {
    return { kind: 'try_again', reason: 'engine_unreachable', afterMs: null, status: response.status }
  }
}

function readAnswer(text: string): Answer | null {
  try {
    return answerSchema.safeParse(parseJson(text)).data ?? null
  } catch {
    return null // Not JSON: as good as an answer without text.
  }
}

function makeForm(settings: OpenAiSettings, input: TranscriptionInput, piece: Piece, format: 'verbose_json' | 'json'): FormData {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(piece.bytes)], piece.filename, { type: piece.mimeType }))
  form.set('model', settings.model)
  form.set('response_format', format)
  form.set('temperature', '0')
  // ISO 639-1: "nl-be" is refused.
  const [language] = input.language?.split('-') ?? []
  if (language) form.set('language', language)
  const prompt = promptOf(input.terms)
  if (prompt) form.set('prompt', prompt)
  if (format === 'verbose_json') for (const granularity of ['word', 'segment']) form.append('timestamp_granularities[]', granularity)
  return form
}

/** Names are given as a sentence would hold them. */
function promptOf(terms: string[]): string {
  let prompt = ''
  for (const term of terms) {
    const next = prompt ? `${prompt}, ${term}` : term
    if (next.length > hintsLength) break
    prompt = next
  }
  return prompt && `${prompt}.`
}

/** 401 and 403 are settings, 408, 429 and 5xx pass, anything else is about this file (audio.md 8.1, "Errors"). */
function readRefusal({ status, headers }: Response): Unheard {
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'engine_key', status }
  if (status === 429) return { kind: 'try_again', reason: 'engine_busy', afterMs: readRetryAfter(headers.get('retry-after')), status }
  if (status === 408 || status >= 500)
    return { kind: 'try_again', reason: 'engine_unreachable', afterMs: readRetryAfter(headers.get('retry-after')), status }
  return { kind: 'refused', reason: 'engine_refused', status }
}

/** Seconds only: a date would need the endpoint's clock. */
function readRetryAfter(value: string | null): number | null {
  const seconds = z.coerce
    .number()
    .nonnegative()
    .max(86_400)
    .safeParse(value ?? undefined)
  return seconds.success ? seconds.data * 1_000 : null
}

function nonsense(status: number): Unheard {
  const reason: StepReason = 'engine_nonsense'
  return { kind: 'try_again', reason, afterMs: null, status }
}
