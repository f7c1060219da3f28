import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeAudioFiles, makeBomb, makeWav, repeatNote, SAMPLE_SECONDS } from '../testing/make-audio-files.server.ts'
import { makeRandom, makeVoice, repairChecksums } from '../testing/make-sound.ts'
import { analyzeAudio } from './analyze-audio.server.ts'
import { ARRIVING_LIMITS } from './audio-limits.ts'
import { AudioPool } from './audio-pool.server.ts'
import { convertAudio } from './convert-audio.server.ts'
import { encodeVoice } from './encode-opus.server.ts'
import { encodeVoiceMessage } from './encode-voice-message.server.ts'
import { countAudibleSamples, readOggOpus } from './ogg-reader.ts'
import { timeLimitMs } from './time-limit.ts'

const files = await makeAudioFiles()
const FORMATS = ['ogg', 'webm', 'mp4', 'wav', 'mp3', 'amr'] as const
/** Seconds on a quiet machine; several other programs may share it. */
const SLOW_MS = 240_000
const MAX_GROWTH_BYTES = 300 * 1024 * 1024

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('sound of a known format', () => {
  test.each(FORMATS)('%s is measured, whatever it is called', async (format) => {
    const result = await analyzeAudio(files[format], { pitch: false })
    expect(result).toMatchObject({ outcome: 'analyzed', isCut: false, damage: { skippedPages: 0, badPackets: 0 } })
    if (result.outcome !== 'analyzed') return
    expect(Math.abs(result.durationMs - SAMPLE_SECONDS * 1000)).toBeLessThan(30)
    expect([result.peaks64.length, result.peaks200.length]).toEqual([64, 200])
  })

  test('the waveform shows the voice and its pauses', async () => {
    const result = await analyzeAudio(files.ogg, { pitch: false })
    const peaks = result.outcome === 'analyzed' ? result.peaks200 : []
    // 0.4 s of voice, 0.1 s of silence: of each 33 parts the last six.
    expect(peaks.slice(28, 32).every((peak) => peak < 10)).toBe(true)
    expect(peaks.slice(5, 25).every((peak) => peak > 40)).toBe(true)
  })

  test('has its pitch measured only where that is asked', async () => {
    const [without, withPitch] = await Promise.all([false, true].map((pitch) => analyzeAudio(files.ogg, { pitch })))
    expect(without).not.toHaveProperty('pitch')
    // 120 Hz at the beginning, 180 at the end.
    expect(withPitch).toMatchObject({ pitch: { features: { medianSt: expect.closeTo(6.5, 0) } } })
  })

  test.each(['aac', 'm4a'] as const)('%s without ffmpeg has no decoder, and with it is measured', async (format) => {
    vi.stubEnv('PATH', '')
    const pool = new AudioPool(1)
    expect(await pool.run({ kind: 'analyze', bytes: files[format], pitch: false }, 10_000)).toEqual({
      outcome: 'unreadable',
      reason: 'no_decoder',
    })
    await pool.close()
    vi.unstubAllEnvs()
    const isInstalled = spawnSync('ffmpeg', ['-version']).status === 0
    const expected = isInstalled ? { outcome: 'analyzed', durationMs: 3008 } : { outcome: 'unreadable', reason: 'no_decoder' }
    expect(await analyzeAudio(files[format], { pitch: false })).toMatchObject(expected)
  })
})

test('ffmpeg is told no secret of ours by its environment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ffmpeg-'))
  writeFileSync(join(folder, 'ffmpeg'), `#!/bin/sh\nenv > '${folder}/env'\ncat > '${folder}/bytes'\n`, { mode: 0o755 })
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`)
  vi.stubEnv('STT_API_KEY', 'a-secret')
  const pool = new AudioPool(1)
  await pool.run({ kind: 'analyze', bytes: files.aac, pitch: false }, 10_000)
  await pool.close()
  const told = readFileSync(join(folder, 'env'), 'utf8')
  rmSync(folder, { recursive: true })
  expect(told).toContain('PATH=')
  expect(told).not.toContain('a-secret')
})

describe('what is no sound', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['text', new TextEncoder().encode('Goedemorgen'), 'not_audio'],
    ['more than 16 MB', new Uint8Array(16 * 1024 * 1024 + 1), 'too_large'],
    ['a WAV file of blocks', changeWav(20, 17), 'unsupported_layout'],
    ['a WAV file of 40 channels', changeWav(22, 40), 'unsupported_layout'],
    ['a WAV file of 7 Hz', changeWav(24, 7), 'unsupported_layout'],
    ['the beginning of an MP4 file', files.mp4.subarray(0, 200), 'empty'],
    ['an Ogg file of another codec', new TextEncoder().encode('OggS and nothing else'), 'not_opus'],
  ])('%s is refused with its reason', async (_name, bytes, reason) => {
    expect(await analyzeAudio(bytes, { pitch: false })).toEqual({ outcome: 'unreadable', reason })
  })
})

describe('a voice message', () => {
  test.each(FORMATS)('out of %s is mono Ogg/Opus as long as the sound', async (format) => {
    const message = await encodeVoiceMessage(files[format])
    expect(message).toMatchObject({ outcome: 'encoded', tooLargeForPlayButton: false, isCut: false })
    if (message.outcome !== 'encoded') return
    expect(Math.abs(message.durationMs - SAMPLE_SECONDS * 1000)).toBeLessThan(30)
    const file = readOggOpus(message.bytes)
    const lengths = file.kind === 'opus' ? file.links.map((link) => Math.round(countAudibleSamples(link) / 48)) : []
    expect(lengths).toEqual([message.durationMs])
  })

  test('out of mono Opus keeps its very packets where that is asked', async () => {
    const kept = await encodeVoiceMessage(files.webm, { keepOpus: true })
    const [original, repacked] = [files.webm, kept.outcome === 'encoded' ? kept.bytes : new Uint8Array()]
    const sound = await Promise.all([original, repacked].map((bytes) => convertAudio(bytes, 'wav')))
    const samples = sound.map((wav) => (wav.outcome === 'converted' ? [...wav.bytes.subarray(44, 44 + 90_000)] : []))
    expect(samples[0]).toHaveLength(90_000)
    expect(samples[1]).toEqual(samples[0])
  })

  test('out of stereo is mono', async () => {
    const wav = changeWav(22, 2)
    new DataView(wav.buffer).setUint16(32, 4, true)
    const message = await encodeVoiceMessage(wav, { keepOpus: true })
    expect(message).toMatchObject({ outcome: 'encoded', durationMs: 1500 })
    const file = message.outcome === 'encoded' ? readOggOpus(message.bytes) : undefined
    expect(file).toMatchObject({ kind: 'opus', links: [{ head: { channels: 1 } }] })
  })

  test('has a rendition for browsers that play no Ogg', async () => {
    const webm = await convertAudio(files.ogg, 'webm')
    const wav = await convertAudio(files.ogg, 'wav')
    const read = await Promise.all(
      [webm, wav].map((file) => (file.outcome === 'converted' ? analyzeAudio(file.bytes, { pitch: false }) : file)),
    )
    expect(read).toMatchObject([
      { outcome: 'analyzed', durationMs: 3014 },
      { outcome: 'analyzed', durationMs: 3000 },
    ])
  })
})

describe('a worker', () => {
  test('that runs over its limit is ended, and the next task is served', async () => {
    const pool = new AudioPool(1)
    const results = await Promise.all([
      pool.run({ kind: 'analyze', bytes: makeBomb(), pitch: false }, 200),
      pool.run({ kind: 'analyze', bytes: files.ogg, pitch: false }, 10_000),
    ])
    expect(results).toMatchObject([{ outcome: 'timed_out' }, { outcome: 'analyzed' }])
    await pool.close()
  })

  test('short of memory dies alone, if it does: its task is answered, and the next one is done', { timeout: 60_000 }, async () => {
    const pool = new AudioPool(1, { maxOldGenerationSizeMb: 4 })
    const result = await pool.run({ kind: 'analyze', bytes: repeatNote(files.ogg, 1_800), pitch: true }, 20_000)
    // Whether so little is too little is up to V8's garbage collector, run by run; a death must not be the process's.
    expect([{ outcome: 'unreadable', reason: 'crashed' }, { outcome: 'timed_out' }, { outcome: 'analyzed' }]).toContainEqual({
      outcome: result.outcome,
      ...(result.outcome === 'unreadable' && { reason: result.reason }),
    })
    await pool.close()
    expect(await analyzeAudio(files.ogg, { pitch: false })).toMatchObject({ outcome: 'analyzed' })
  })

  test('does not keep the process alive once its pool is closed', async () => {
    const pool = new AudioPool(1)
    await pool.run({ kind: 'analyze', bytes: files.ogg, pitch: false }, 10_000)
    await pool.close()
    expect(pool.threads).toBe(0)
  })

  test('of a pool that closes answers for what it leaves undone', async () => {
    const pool = new AudioPool(1)
    const results = [1, 2].map(() => pool.run({ kind: 'analyze', bytes: files.ogg, pitch: false }, 10_000))
    await pool.close()
    expect(await Promise.all(results)).toEqual(new Array(2).fill({ outcome: 'unreadable', reason: 'crashed' }))
  })
})

describe('files that mean harm', () => {
  test('500 of them each end in a clear state within the limit, in bounded memory', { timeout: SLOW_MS }, async () => {
    const watch = watchMemory()
    const random = makeRandom(2026)
    const outcomes: Record<string, number> = {}
    const odd = await makeOddNotes()
    for (let index = 0; index < 500; index++) {
      const { name, bytes } = mutate(odd, random)
      const startedAt = performance.now()
      const result = await analyzeAudio(bytes, { pitch: true })
      const key = result.outcome === 'unreadable' ? result.reason : result.outcome
      outcomes[key] = (outcomes[key] ?? 0) + 1
      expect(key, `${name}, number ${index}`).not.toMatch('crashed')
      expect(performance.now() - startedAt, `${name}, number ${index}`).toBeLessThan(timeLimitMs(bytes, ARRIVING_LIMITS.seconds) + 1000)
    }
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(500)
    expect(outcomes.analyzed).toBeGreaterThan(100)
    expect(watch.stop()).toBeLessThan(MAX_GROWTH_BYTES)
  })

  test('a megabyte that claims ten hours is stopped at the first', { timeout: SLOW_MS }, async () => {
    const bomb = makeBomb()
    expect(bomb.length).toBeLessThan(1_000_000)
    const watch = watchMemory()
    const result = await analyzeAudio(bomb, { pitch: true })
    if (result.outcome !== 'timed_out') expect(result).toMatchObject({ outcome: 'analyzed', durationMs: 3_600_000, isCut: true })
    expect(watch.stop()).toBeLessThan(MAX_GROWTH_BYTES)
  })

  test('an hour of sound is measured in bounded memory', { timeout: SLOW_MS }, async () => {
    const hour = repeatNote(files.ogg, 1170)
    const watch = watchMemory()
    // With pitch it is measured by the benchmark, which has the same limit of memory.
    const result = await analyzeAudio(hour, { pitch: false })
    expect(result).toMatchObject({ outcome: 'analyzed', isCut: false })
    expect(result.outcome === 'analyzed' && result.durationMs).toBeGreaterThan(3_500_000)
    expect(watch.stop()).toBeLessThan(MAX_GROWTH_BYTES)
  })
})

/** 16-bit mono WAV with one of its header's numbers replaced. */
function changeWav(offset: number, value: number): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(files.wav)
  const view = new DataView(wav.buffer)
  if (offset === 24) view.setUint32(offset, value, true)
  else view.setUint16(offset, value, true)
  if (offset === 22) view.setUint16(32, 2 * value, true)
  return wav
}

type Named = { name: string; bytes: Uint8Array }

async function makeOddNotes(): Promise<Named[]> {
  const other = await encodeVoice(
    makeVoice(() => 200, 1),
    { serial: 5 },
  )
  const joined = new Uint8Array(Buffer.concat([files.ogg, other.bytes]))
  const ordinary = Object.entries(files).map(([name, bytes]) => ({ name, bytes }))
  // Most of what arrives is Ogg, and its reader is ours.
  const oggs = Array.from({ length: 6 }, () => ({ name: 'ogg', bytes: files.ogg }))
  return [...ordinary, ...oggs, { name: 'joined', bytes: joined }, { name: 'float WAV', bytes: makeFloatWav() }]
}

function makeFloatWav(): Uint8Array {
  const wav = makeWav(new Float32Array(20_000), 16_000)
  const view = new DataView(wav.buffer)
  view.setUint16(20, 3, true)
  view.setUint16(32, 4, true)
  view.setUint16(34, 32, true)
  return wav
}

function mutate(originals: Named[], random: () => number): Named {
  const below = (limit: number) => Math.floor(random() * limit)
  const original = originals[below(originals.length)] ?? { name: 'ogg', bytes: files.ogg }
  const bytes = original.bytes.slice()
  const flip = (count: number) => {
    for (let index = 0; index < count; index++) {
      const at = below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
    }
    return bytes
  }
  const mutations: [string, () => Uint8Array][] = [
    ['cut', () => bytes.subarray(0, below(bytes.length))],
    ['flipped', () => flip(1 + below(60))],
    ['flipped and repaired', () => repairChecksums(flip(1 + below(200)), original.bytes)],
    ['header flipped and repaired', () => repairChecksums(flipHeader(bytes, below), original.bytes)],
    ['zeros within', () => bytes.fill(0, below(bytes.length), below(bytes.length))],
    ['noise after the beginning', () => bytes.map((byte, index) => (index < 60 ? byte : below(256)))],
    ['pieces in another order', () => new Uint8Array(Buffer.concat([bytes.subarray(below(bytes.length)), bytes]))],
  ]
  const [how, make] = mutations[below(mutations.length)] ?? ['whole', () => bytes]
  return { name: `${original.name} ${how}`, bytes: make() }
}

function flipHeader(bytes: Uint8Array, below: (limit: number) => number): Uint8Array {
  for (let index = 0; index < 4; index++) bytes[below(Math.min(120, bytes.length))] = below(256)
  return bytes
}

/** `stop` tells by how many bytes the process grew at most; worker threads are part of it. */
function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 20)
  return {
    stop: () => {
      clearInterval(timer)
      return highest - before
    },
  }
}
