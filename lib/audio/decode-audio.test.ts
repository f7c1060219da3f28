import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeAudioFiles, makeWav, SAMPLE_SECONDS } from '../testing/make-audio-files.server.ts'
import { makeOggPage } from '../testing/make-ogg-page.ts'
import { RECORDING_LIMITS } from './audio-limits.ts'
import { decodeAudio } from './decode-audio.server.ts'
import { SOUND_RATE } from './mono-output.ts'
import { readOggOpus, readOpusPackets } from './ogg-reader.ts'
import { writeOggOpus } from './ogg-writer.ts'
import { makeOpusHead } from './opus-header.ts'

const { ogg } = await makeAudioFiles()
const packets = readPackets()

beforeEach(() => {
  // The decoder writes a line for each packet that it refuses.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('ten minutes from a browser that records WAV are more than arrives and less than may be recorded', async () => {
  const recording = makeWav(new Float32Array(600 * SOUND_RATE), SOUND_RATE)
  expect(await decodeAudio(recording, () => {})).toEqual({ outcome: 'unreadable', reason: 'too_large' })
  expect(await decodeAudio(recording, () => {}, RECORDING_LIMITS)).toMatchObject({ outcome: 'decoded', samples: 600 * SOUND_RATE })
})

describe('decoding Opus', () => {
  test('gives exactly the samples that are to be heard', async () => {
    expect((await decode(ogg)).length).toBe(SAMPLE_SECONDS * SOUND_RATE)
  })

  test.each([
    [2, 2, 0, [0, 1]],
    [6, 2, 0, [0, 1, 0, 1, 0, 1]],
    [8, 2, 0, [0, 1, 0, 1, 0, 1, 0, 1]],
    [3, 1, 0, [0, 0, 0]],
  ])('mixes %i channels of %i streams to one', async (channels, streams, coupled, mapping) => {
    const sound = await decode(writeMultistream(channels, streams, coupled, mapping))
    const alone = await decode(writeMultistream(1, 1, 0, [0]))
    expect(sound).toHaveLength(alone.length)
    expect(Math.max(...sound.map((sample, index) => Math.abs(sample - (alone[index] ?? 0))))).toBeLessThan(1e-4)
  })

  test('keeps the time of a packet that cannot be decoded, as silence', async () => {
    // Two frames of equal length cannot be made of an odd number of bytes.
    const broken = Uint8Array.of((9 << 3) | 1, 1, 2, 3, 4)
    const file = writeOggOpus({ packets: [...packets, broken, ...packets], channels: 1, preSkip: 0, samples: 1e9, inputRate: 0, serial: 1 })
    const result = await decodeAudio(file, () => {})
    expect(result).toMatchObject({ outcome: 'decoded', damage: { badPackets: 0 } })
    const refused = Uint8Array.of((9 << 3) | 1, 1, 2, 3)
    const damaged = writeOggOpus({
      packets: [...packets, refused, ...packets],
      channels: 1,
      preSkip: 0,
      samples: 1e9,
      inputRate: 0,
      serial: 1,
    })
    expect(await decodeAudio(damaged, () => {})).toMatchObject({ ...result, damage: { badPackets: 1 } })
  })

  test('of a file whose pre-skip is longer than its sound yields nothing', async () => {
    const file = writeOggOpus({ packets: packets.slice(0, 10), channels: 1, preSkip: 65_535, samples: 0, inputRate: 0, serial: 1 })
    expect(await decodeAudio(file, () => {})).toEqual({ outcome: 'unreadable', reason: 'damaged' })
  })

  test('stops at the limit and says so', async () => {
    let heard = 0
    const result = await decodeAudio(ogg, (block) => (heard += block.length), { bytes: 1e6, seconds: 2 })
    expect(result).toMatchObject({ outcome: 'decoded', samples: 2 * SOUND_RATE, isCut: true })
    expect(heard).toBe(2 * SOUND_RATE)
  })
})

async function decode(bytes: Uint8Array): Promise<Float32Array> {
  const samples: number[] = []
  const result = await decodeAudio(bytes, (block) => samples.push(...block))
  if (result.outcome !== 'decoded') throw new Error(result.reason)
  return Float32Array.from(samples)
}

function readPackets(): Uint8Array[] {
  const file = readOggOpus(ogg)
  const link = file.kind === 'opus' ? file.links[0] : undefined
  return link ? [...readOpusPackets(ogg, link)].map(({ bytes }) => bytes) : []
}

/** The first 20 ms frame of each packet, the same in every stream (RFC 7845, 5.1.1; RFC 6716, appendix B). */
function writeMultistream(channels: number, streams: number, coupled: number, mapping: number[]): Uint8Array {
  const head = new Uint8Array([...makeOpusHead({ channels, preSkip: 312, inputRate: 0 }), streams, coupled, ...mapping])
  head[18] = 1
  const pages = [makeOggPage({ body: head, lacing: [head.length], sequence: 0, flags: 2 })]
  for (const packet of packets.slice(0, -1)) {
    const length = packet[2] ?? 0
    const frame = packet.subarray(4, 4 + length)
    const toc = (packet[0] ?? 0) & ~3
    const delimited = Array.from({ length: streams - 1 }, () => [toc, length, ...frame]).flat()
    const body = Uint8Array.from([...delimited, toc, ...frame])
    pages.push(
      makeOggPage({
        body,
        lacing: body.length < 255 ? [body.length] : [255, body.length - 255],
        sequence: pages.length,
        granule: -1 + 2 ** 32,
      }),
    )
  }
  return new Uint8Array(Buffer.concat(pages))
}
