// The embedded engine for real: its package, its own process, a model on disk. The model is made here, and hears "hallo".

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { toWav } from '../audio/to-wav.ts'
import { isVoicedAt, makeVoice } from '../testing/make-sound.ts'
import { makeSpeechModel, makeWhisperModel } from '../testing/make-speech-model.server.ts'
import { EmbeddedEngine } from './embedded-engine.server.ts'
import { embeddedTranscriber } from './embedded-transcriber.server.ts'
import { loadModel } from './load-model.server.ts'

let folder: string
const settings = () => ({ folder: join(folder, 'tiny'), download: null, threads: 1, maxMemoryMb: 1_024, timeoutMs: 20_000 })
const at = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'speech-model-'))
  makeSpeechModel(at('tiny'), 'hallo')
})
afterAll(() => rmSync(folder, { recursive: true }))

async function makeNote(seconds: number): Promise<{ bytes: Uint8Array; durationMs: number }> {
  return encodeVoice(
    makeVoice(() => 120, seconds),
    { serial: 3 },
  )
}

describe('the embedded engine', () => {
  test('writes a voice note down with its model, each word where it sounds, and says that it was made here', async () => {
    const note = await makeNote(3)
    const outcome = await embeddedTranscriber(settings()).transcribe({ ...note, mimeType: 'audio/ogg', language: 'nl', terms: [] })
    if (outcome.kind !== 'heard') throw new Error(outcome.reason)
    expect(outcome).toMatchObject({
      text: 'hallo hallo hallo hallo hallo hallo',
      language: 'nl',
      source: { kind: 'embedded', model: 'tiny' },
    })
    expect(outcome.words.map(({ startMs }) => isVoicedAt(startMs / 1_000 + 0.03))).toEqual([true, true, true, true, true, true])
    const starts = outcome.words.slice(1).map(({ startMs }) => startMs)
    expect(outcome.words.map(({ endMs }, index) => endMs <= (starts[index] ?? note.durationMs))).not.toContain(false)
  })

  test('hears a long recording piece by piece, and counts the time from its beginning', async () => {
    const note = await makeNote(61)
    const outcome = await embeddedTranscriber(settings()).transcribe({ ...note, mimeType: 'audio/ogg', language: null, terms: [] })
    if (outcome.kind !== 'heard') throw new Error(outcome.reason)
    expect(outcome.words.length).toBeGreaterThanOrEqual(120)
    expect(outcome.words.at(-1)?.startMs).toBeGreaterThan(60_000)
    expect(outcome.doubts).toMatchObject([{ kind: 'repetition' }, { kind: 'repetition' }, { kind: 'repetition' }])
  })

  test('does not listen to what is too quiet to be meant, in which it would hear words', async () => {
    const murmur = Int16Array.from(
      makeVoice(() => 120, 2),
      (sample) => Math.round(sample * 150),
    )
    const bytes = toWav(murmur, 16_000)
    const input = { bytes, durationMs: 2_000, mimeType: 'audio/wav', language: null, terms: [] }
    expect(await embeddedTranscriber(settings()).transcribe(input)).toMatchObject({ kind: 'heard', text: '', words: [] })
  })

  test('hears with Whisper too, in the language it is told, or finds out when it is told none that its model knows', async () => {
    makeWhisperModel(at('whisper'), ['goede', 'morgen'])
    const note = await makeNote(2)
    const hear = async (language: string | null) => {
      const input = { ...note, mimeType: 'audio/ogg', language, terms: [] }
      const outcome = await embeddedTranscriber({ ...settings(), folder: at('whisper') }).transcribe(input)
      return outcome.kind === 'heard' ? `${outcome.language}: ${outcome.text}` : outcome.reason
    }
    expect(await hear(null)).toBe('nl: goede morgen')
    expect(await hear('fr-BE')).toBe('fr: goede morgen')
    expect(await hear('fy')).toBe('nl: goede morgen')
  })

  test('without a model refuses in words, and asks nobody else', async () => {
    const note = await makeNote(1)
    const input = { ...note, mimeType: 'audio/ogg', language: null, terms: [] }
    const missing = embeddedTranscriber({ ...settings(), folder: at('nowhere') })
    expect(await missing.transcribe(input)).toEqual({ kind: 'refused', reason: 'not_local', status: null })
  })

  test('with a model that is none says that it broke down, and the next model is not touched by it', async () => {
    const broken = at('broken')
    makeSpeechModel(broken, 'x')
    writeFileSync(join(broken, 'model.onnx'), 'this is no network')
    const input = { ...(await makeNote(1)), mimeType: 'audio/ogg', language: null, terms: [] }
    expect(await embeddedTranscriber({ ...settings(), folder: broken }).transcribe(input)).toMatchObject({ reason: 'crashed' })
    expect((await embeddedTranscriber(settings()).transcribe(input)).kind).toBe('heard')
  })
})

describe('its process', () => {
  async function open(maxMemoryMb = 1_024): Promise<EmbeddedEngine> {
    const loaded = await loadModel(at('tiny'), null)
    if (loaded.kind !== 'found') throw new Error('the model must be there')
    return new EmbeddedEngine(loaded.model, { threads: 1, maxMemoryMb })
  }
  const sound = (seconds: number) => new Float32Array(seconds * 16_000).fill(0.1)

  test('is ended when a recording takes too long, and starts anew for the next', async () => {
    const engine = await open()
    expect(await engine.hear([sound(600)], null, 30)).toEqual({ kind: 'failed', reason: 'timed_out' })
    expect((await engine.hear([sound(1)], null, 20_000)).kind).toBe('heard')
    engine.close()
  })

  test('ends itself when it needs more memory than it may', async () => {
    const engine = await open(40)
    const many = Array.from({ length: 500 }, () => sound(20))
    expect(await engine.hear(many, null, 60_000)).toEqual({ kind: 'failed', reason: 'memory' })
    engine.close()
  })

  test('hears one recording at a time, each with its own answer', async () => {
    const engine = await open()
    const outcomes = await Promise.all([3, 1, 2].map((seconds) => engine.hear([makeVoice(() => 120, seconds), sound(1)], null, 20_000)))
    const counts = outcomes.map((outcome) => (outcome.kind === 'heard' ? outcome.heard.map(({ tokens }) => tokens.length) : outcome))
    expect(counts.map((one) => Array.isArray(one) && one[0])).toEqual([6, 2, 4])
    engine.close()
  })
})

describe('a download, where the operator allows it', () => {
  let server: Server
  let url: string
  let cutShort = false
  let asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      const name = request.url?.split('/').at(-1) ?? ''
      asked.push(name)
      if (!readdirSync(at('tiny')).includes(name)) return response.writeHead(404).end()
      const bytes = readFileSync(join(at('tiny'), name))
      response.writeHead(200, { 'content-length': bytes.length })
      if (!cutShort) return response.end(bytes)
      response.write(bytes.subarray(0, 5), () => response.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('fills an empty folder once, however many recordings wait for it', async () => {
    const download = { url, files: ['model.onnx', 'tokens.txt'] }
    asked = []
    const loaded = await Promise.all([1, 2, 3].map(() => loadModel(at('fetched'), download)))
    expect(loaded.map(({ kind }) => kind)).toEqual(['found', 'found', 'found'])
    expect(asked).toEqual(['model.onnx', 'tokens.txt'])
    expect(readdirSync(at('fetched')).sort()).toEqual(['model.onnx', 'tokens.txt'])
    expect((await loadModel(at('fetched'), { url: 'http://127.0.0.1:9', files: ['x'] })).kind).toBe('found')
  })

  test('that breaks off, or is not there, leaves no half a model', async () => {
    expect((await loadModel(at('half'), { url, files: ['model.onnx', 'other.txt'] })).kind).toBe('unreachable')
    cutShort = true
    expect((await loadModel(at('half'), { url, files: ['model.onnx', 'tokens.txt'] })).kind).toBe('unreachable')
    expect(readdirSync(at('half'))).toEqual([])
  })
})
