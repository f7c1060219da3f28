// The two engines behind the machine's voice: an endpoint over real HTTP, and a program on this machine.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { findProgram } from '../core/find-program.server.ts'
import { espeakSpeaker } from './espeak-speaker.server.ts'
import { openAiSpeaker } from './openai-speaker.server.ts'

const soon = () => AbortSignal.timeout(10_000)

describe('an endpoint', () => {
  let server: SpeechServer
  const speaker = (change: { apiKey?: string; voice?: string } = {}) =>
    openAiSpeaker({ baseUrl: server.url, apiKey: speechKey, model: 'tts-1', voice: 'nl:fleur, *:alloy', ...change })

  beforeAll(async () => {
    server = await startSpeechServer()
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    Object.assign(server.faults, { delayMs: 0, failures: [], answer: 'heard' })
  })

  test('is given the text and the voice of its language, and answers with a WAV file', async () => {
    const outcome = await speaker().speak({ text: 'Uw pakket komt morgen.', language: 'nl-BE' }, soon())
    expect(outcome.kind).toBe('spoken')
    expect(server.spoken.at(-1)).toMatchObject({ input: 'Uw pakket komt morgen.', voice: 'fleur', response_format: 'wav' })
  })

  test.each([
    [401, 'key'],
    [400, 'refused'],
    [429, 'busy'],
    [503, 'unreachable'],
  ])('that answers %i is told apart: %s', async (status, reason) => {
    server.faults.failures = [{ status }]
    expect(await speaker().speak({ text: 'Hallo', language: 'nl' }, soon())).toEqual({ kind: 'failed', reason })
  })

  test('that answers with something else than sound, too late, or not at all speaks nothing', async () => {
    server.faults.answer = 'garbage'
    expect(await speaker().speak({ text: 'Hallo', language: 'nl' }, soon())).toEqual({ kind: 'failed', reason: 'nonsense' })
    server.faults.delayMs = 5_000
    const late = await speaker().speak({ text: 'Hallo', language: 'nl' }, AbortSignal.timeout(100))
    expect(late).toEqual({ kind: 'failed', reason: 'timed_out' })
    const gone = openAiSpeaker({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: null, model: 'm', voice: 'v' })
    expect(await gone.speak({ text: 'Hallo', language: 'nl' }, soon())).toEqual({ kind: 'failed', reason: 'unreachable' })
  })

  test('without a voice for the language is not asked', async () => {
    const before = server.spoken.length
    expect(await speaker({ voice: 'nl:fleur' }).speak({ text: 'Bonjour', language: 'fr' }, soon())).toEqual({
      kind: 'failed',
      reason: 'no_voice',
    })
    expect(server.spoken.length).toBe(before)
  })
})

describe('the program', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'espeak-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Another program in its place, which keeps what it was given. */
  function makeProgram(body: string): string {
    const path = join(folder, 'program')
    writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\ncat > '${folder}/text'\n${body}\n`)
    chmodSync(path, 0o755)
    return path
  }
  const wavOf = (bytes: number) => `head -c ${bytes} /dev/zero`
  const given = (name: string) => readFileSync(join(folder, name), 'utf8')

  test('gets the text by its input alone, whatever it holds', async () => {
    const text = '$(touch /tmp/x); `ls` "\' -v de --help'
    const outcome = await espeakSpeaker(makeProgram(wavOf(100))).speak({ text, language: 'en' }, soon())
    expect(outcome.kind).toBe('spoken')
    expect(given('text')).toBe(text)
    expect(given('arguments').split('\n')).toEqual(['-v', 'en-gb', '-s', '150', '--stdin', '--stdout', ''])
  })

  test('is told no secret of ours by its environment', async () => {
    vi.stubEnv('STT_API_KEY', 'a-secret')
    await espeakSpeaker(makeProgram(`env > '${folder}/env'; ${wavOf(100)}`)).speak({ text: 'x', language: 'nl' }, soon())
    vi.unstubAllEnvs()
    expect(given('env')).toContain('PATH=')
    expect(given('env')).not.toContain('a-secret')
  })

  test('is not started for a language that is no code', async () => {
    const program = makeProgram(wavOf(100))
    rmSync(join(folder, 'text'), { force: true })
    const outcome = await espeakSpeaker(program).speak({ text: 'x', language: '../../etc' }, soon())
    expect(outcome).toEqual({ kind: 'failed', reason: 'no_voice' })
    expect(() => given('text')).toThrow()
  })

  test('falls back from a country’s voice to the language’s', async () => {
    const program = makeProgram(`[ "$2" = nl ] && ${wavOf(100)} || exit 1`)
    expect((await espeakSpeaker(program).speak({ text: 'x', language: 'nl-BE' }, soon())).kind).toBe('spoken')
    expect(await espeakSpeaker(program).speak({ text: 'x', language: 'xx' }, soon())).toEqual({ kind: 'failed', reason: 'no_voice' })
  })

  test('is killed when it takes too long or speaks without end', async () => {
    const slow = espeakSpeaker(makeProgram('exec sleep 30'))
    expect(await slow.speak({ text: 'x', language: 'nl' }, AbortSignal.timeout(100))).toEqual({ kind: 'failed', reason: 'timed_out' })
    const endless = espeakSpeaker(makeProgram('exec cat /dev/zero'))
    expect(await endless.speak({ text: 'x', language: 'nl' }, soon())).toEqual({ kind: 'failed', reason: 'refused' })
  })

  test('where it is installed speaks Dutch in a WAV file whose header tells the true length', async () => {
    const program = findProgram('espeak-ng')
    const outcome = await espeakSpeaker(program ?? '/nowhere/espeak-ng').speak({ text: 'Goedemorgen', language: 'nl' }, soon())
    if (program === undefined) return expect(outcome).toEqual({ kind: 'failed', reason: 'unreachable' })
    if (outcome.kind !== 'spoken') throw new Error(outcome.reason)
    expect(new DataView(outcome.bytes.buffer, outcome.bytes.byteOffset).getUint32(40, true)).toBe(outcome.bytes.length - 44)
    expect(outcome.bytes.length).toBeGreaterThan(20_000)
  })
})
