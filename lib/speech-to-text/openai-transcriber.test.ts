import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { type OpenAiSettings, openAiTranscriber } from './openai-transcriber.server.ts'

let speech: SpeechServer
let note: { bytes: Uint8Array; durationMs: number }

beforeAll(async () => {
  speech = await startSpeechServer()
  note = await encodeVoice(
    makeVoice(() => 120, 40),
    { serial: 8 },
  )
  speech.teach(note.bytes, { text: 'Goedemorgen.', durationMs: 40_000 })
})
afterAll(() => speech.stop())
beforeEach(() => {
  Object.assign(speech.faults, { delayMs: 0, failures: [], formats: ['json', 'verbose_json'], answer: 'heard' })
  speech.requests.length = 0
})

function transcribe(change: Partial<OpenAiSettings> = {}, input: { language?: string | null; terms?: string[] } = {}) {
  const settings: OpenAiSettings = {
    baseUrl: `${speech.url}/`,
    apiKey: speechKey,
    model: 'whisper-1',
    responseFormat: 'auto',
    sendAs: 'original',
    maxBytes: 25 * 1024 * 1024,
    maxSeconds: 1_380,
    timeoutMs: 10_000,
    ...change,
  }
  return openAiTranscriber(settings).transcribe({ ...note, mimeType: 'audio/ogg', language: null, terms: [], ...input })
}

describe('an endpoint', () => {
  test('gets the recording as it came, with the language as it knows it and the names to expect', async () => {
    const outcome = await transcribe({}, { language: 'nl-be', terms: ['Van Nelle', 'Begonia'] })
    expect(outcome).toMatchObject({ kind: 'heard', text: 'Goedemorgen.', language: 'nl', source: { kind: 'endpoint', model: 'whisper-1' } })
    expect(speech.requests[0]).toMatchObject({
      filename: 'audio.ogg',
      sizeBytes: note.bytes.length,
      fields: { language: ['nl'], prompt: ['Van Nelle, Begonia.'], response_format: ['verbose_json'] },
    })
  })

  test('that reads WAV only, or takes less at once, gets it so, in pieces within its limits', async () => {
    expect((await transcribe({ sendAs: 'wav16k' })).kind).toBe('heard')
    expect((await transcribe({ maxSeconds: 30 })).kind).toBe('heard')
    expect(speech.requests.map((one) => one.filename)).toEqual(['audio.wav', 'audio.wav', 'audio.wav'])
    expect(Math.max(...speech.requests.slice(1).map((one) => one.sizeBytes))).toBeLessThanOrEqual(44 + 30 * 32_000)
  })

  test('that knows plain JSON only is asked again for that', async () => {
    speech.faults.formats = ['json']
    expect(await transcribe()).toMatchObject({ kind: 'heard', text: 'Goedemorgen.', words: [] })
  })

  test.each([
    [{ status: 401 }, { kind: 'refused', reason: 'engine_key', status: 401 }],
    [{ status: 413 }, { kind: 'refused', reason: 'engine_refused', status: 413 }],
    [
      { status: 429, retryAfterSeconds: 7 },
      { kind: 'try_again', reason: 'engine_busy', afterMs: 7_000, status: 429 },
    ],
    [{ status: 503 }, { kind: 'try_again', reason: 'engine_unreachable', afterMs: null, status: 503 }],
  ])('that answers %j is told apart', async (failure, outcome) => {
    speech.faults.failures = [failure]
    expect(await transcribe()).toEqual(outcome)
  })

  test('that answers with something else than a transcript has answered nonsense', async () => {
    speech.faults.answer = 'garbage'
    expect(await transcribe()).toEqual({ kind: 'try_again', reason: 'engine_nonsense', afterMs: null, status: 200 })
  })

  test('that is slow or away is waited for no longer than allowed', async () => {
    speech.faults.delayMs = 3_000
    expect(await transcribe({ timeoutMs: 100 })).toMatchObject({ kind: 'try_again', reason: 'engine_unreachable' })
    expect(await transcribe({ baseUrl: 'http://127.0.0.1:9/v1' })).toMatchObject({ kind: 'try_again', reason: 'engine_unreachable' })
  })
})
