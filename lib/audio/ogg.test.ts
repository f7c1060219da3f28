import { describe, expect, test } from 'vitest'
import { makeOggPage } from '../testing/make-ogg-page.ts'
import { makeRandom, makeVoice, repairChecksums } from '../testing/make-sound.ts'
import { encodeVoice } from './encode-opus.server.ts'
import { findOggPages } from './ogg-page.ts'
import { countAudibleSamples, hintOggSeconds, type OggOpus, readOggOpus, readOpusPackets } from './ogg-reader.ts'
import { writeOggOpus } from './ogg-writer.ts'
import { makeOpusHead } from './opus-header.ts'
import { countPacketSamples } from './opus-packet.ts'
import { packOpusFrames } from './pack-opus-frames.ts'

const voice = makeVoice(() => 120, 3.3)
const note = (await encodeVoice(voice, { serial: 7 })).bytes

describe('a note of our own', () => {
  test('is read back with the very number of samples that went in', () => {
    const { links } = openOpus(note)
    expect(links).toHaveLength(1)
    expect(links.map(countAudibleSamples)).toEqual([voice.length * 3])
    expect(hintOggSeconds(note)).toBeCloseTo(3.3, 1)
  })

  test('has the native form: SILK wideband, three frames of 20 ms in a packet, the native vendor', () => {
    const [link] = openOpus(note).links
    expect(link?.tags).toEqual({ vendor: 'WhatsApp', comments: [] })
    expect(link?.head).toMatchObject({ channels: 1, preSkip: 312, inputRate: 16_000 })
    const packets = link ? [...readOpusPackets(note, link)] : []
    const whole = packets.slice(0, -1)
    expect(whole.length).toBeGreaterThan(50)
    expect(new Set(whole.map(({ samples }) => samples))).toEqual(new Set([2880]))
    expect(new Set(whole.map(({ bytes }) => bytes[0]))).toEqual(new Set([(9 << 3) | 3]))
  })

  test('keeps its comments', async () => {
    const marked = await encodeVoice(voice, { serial: 7, comments: ['DESCRIPTION=Synthetische stem', 'A=ü'] })
    expect(openOpus(marked.bytes).links[0]?.tags?.comments).toEqual(['DESCRIPTION=Synthetische stem', 'A=ü'])
  })

  test('has pages of at most a second', () => {
    const granules = findOggPages(note)
      .pages.slice(2)
      .map(({ granule }) => granule)
    const lengths = granules.map((granule, index) => granule - (granules[index - 1] ?? 0))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(48_000)
  })
})

describe('packets', () => {
  test.each([
    [[0 << 3], 480],
    [[3 << 3], 2880],
    [[(9 << 3) | 1], 1920],
    [[(15 << 3) | 2], 1920],
    [[16 << 3], 120],
    [[(31 << 3) | 3, 6], 5760],
    [[(9 << 3) | 3, 3], 2880],
    [[(31 << 3) | 3, 7], undefined],
    [[(9 << 3) | 3, 0], undefined],
    [[(9 << 3) | 3], undefined],
    [[], undefined],
  ])('%j is %s samples long', (bytes, samples) => {
    expect(countPacketSamples(Uint8Array.from(bytes))).toBe(samples)
  })

  test('frames packed by three hold the same bytes, whatever their length', () => {
    const lengths = [0, 1, 251, 252, 253, 255, 256, 509, 1275, 3]
    const frames = lengths.map((length, index) => Uint8Array.from([72, ...new Array<number>(length).fill(index)]))
    const packed = packOpusFrames(frames)
    expect(packed.map(countPacketSamples)).toEqual([2880, 2880, 2880, 960])
    expect(packed.flatMap(unpack)).toEqual(frames.map((frame) => [...frame.subarray(1)]))
  })

  test('frames of another kind or length, or several in a packet already, are not mixed in', () => {
    const packets = [
      [72, 1],
      [72, 2],
      [80, 3],
      [75, 3, 1, 1],
      [64, 5],
      [64, 6],
      [72, 4],
    ].map((bytes) => Uint8Array.from(bytes))
    expect(packOpusFrames(packets).map((packet) => packet[0])).toEqual([75, 80, 75, 64, 64, 72])
  })
})

describe('a damaged file', () => {
  test('loses one page to a flipped bit, and says so', () => {
    const damaged = note.slice()
    damaged[note.length >> 1] = (damaged[note.length >> 1] ?? 0) ^ 4
    const { links, skippedPages } = openOpus(damaged)
    expect(skippedPages).toBe(1)
    const lost = openOpus(note).links[0]?.packets ?? 0
    expect(links[0]?.packets).toBeGreaterThan(lost - 20)
    expect(links[0]?.packets).toBeLessThan(lost)
  })

  test.each(Array.from({ length: 20 }, (_, index) => (index + 1) / 21))(
    'cut after %f of its bytes is read up to its last whole page',
    (share) => {
      const end = Math.round(note.length * share)
      const { pages } = findOggPages(note)
      const whole = pages.filter((_, index) => (pages[index + 1]?.lacingStart ?? note.length + 27) - 27 <= end)
      const file = readOggOpus(note.subarray(0, end))
      if (whole.length < 3) expect(file).toEqual({ kind: 'refused', reason: 'empty' })
      else expect(file).toMatchObject({ kind: 'opus', links: [{ samples: whole.at(-1)?.granule }] })
    },
  )

  test('that nests page headers is given up, not checked for hours', () => {
    const page = Uint8Array.from([0x4f, 0x67, 0x67, 0x53, ...new Array<number>(22).fill(0), 255])
    const nested = new Uint8Array(4_000_000).map((_, index) => page[index % 27] ?? 0)
    const startedAt = performance.now()
    expect(findOggPages(nested)).toMatchObject({ pages: [], isGivenUp: true })
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  test('whose packets begin with anything at all yields only packets of a possible length', () => {
    const random = makeRandom(3)
    const [link] = openOpus(note).links
    const scrambled = note.slice()
    for (const page of link?.pages.slice(2) ?? []) scrambled[page.bodyStart] = Math.floor(random() * 256)
    const read = readOggOpus(repairChecksums(scrambled, note))
    const lengths =
      read.kind === 'opus' && read.links[0] ? [...readOpusPackets(scrambled, read.links[0])].map(({ samples }) => samples) : []
    expect(lengths.length).toBeGreaterThan(0)
    expect(lengths.every((samples) => samples >= 120 && samples <= 5760)).toBe(true)
  })
})

describe('a file of another make', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['27 bytes', note.subarray(0, 27), 'not_opus'],
    ['headers only', writeHeaders(1, 0), 'empty'],
    ['random bytes', Uint8Array.from({ length: 5000 }, makeRandomByte(5)), 'not_opus'],
    ['255 channels', writeHeaders(255, 0), 'unsupported_layout'],
    ['no channel', writeHeaders(0, 0), 'unsupported_layout'],
    ['a mapping family for games', writeHeaders(2, 255), 'unsupported_layout'],
  ])('%s is refused', (_name, bytes, reason) => {
    expect(readOggOpus(bytes)).toEqual({ kind: 'refused', reason })
  })

  test('joined out of three is read as three, one after the other', async () => {
    const other = (await encodeVoice(voice.subarray(0, 16_000), { serial: 8 })).bytes
    expect(openOpus(concatenate(note, other, note)).links.map(countAudibleSamples)).toEqual([158_400, 48_000, 158_400])
  })

  test('joined out of more than sixteen is read up to the sixteenth', async () => {
    const short = (await encodeVoice(voice.subarray(0, 1600), { serial: 8 })).bytes
    expect(openOpus(concatenate(...new Array<Uint8Array>(20).fill(short))).links).toHaveLength(16)
  })

  test('with other streams beside the sound is read without them', () => {
    const other = writeOggOpus({ packets: [Uint8Array.from([72, 1])], channels: 2, preSkip: 0, samples: 960, inputRate: 0, serial: 9 })
    const pages = findOggPages(note).pages
    const split = (pages[1]?.lacingStart ?? 0) - 27
    // Both begin before either goes on, as the format asks of streams side by side.
    const otherStart = (findOggPages(other).pages[1]?.lacingStart ?? 0) - 27
    const mixed = concatenate(note.subarray(0, split), other.subarray(0, otherStart), note.subarray(split), other.subarray(otherStart))
    expect(openOpus(mixed).links.map(countAudibleSamples)).toEqual([158_400])
  })

  test('whose pre-skip is longer than the sound holds nothing to hear', () => {
    const file = writeOggOpus({ packets: [Uint8Array.from([72, 1])], channels: 1, preSkip: 65_535, samples: 0, inputRate: 0, serial: 9 })
    expect(openOpus(file).links.map(countAudibleSamples)).toEqual([0])
  })

  test('whose packets go on over pages is joined', () => {
    const packet = Uint8Array.from({ length: 2000 }, (_, index) => (index === 0 ? 72 : index & 255))
    const file = splitIntoPages(packet)
    const [link] = openOpus(file).links
    expect(link ? [...readOpusPackets(file, link)].map(({ bytes }) => bytes) : []).toEqual([packet])
  })
})

function openOpus(bytes: Uint8Array): Extract<OggOpus, { kind: 'opus' }> {
  const file = readOggOpus(bytes)
  if (file.kind !== 'opus') throw new Error(`refused: ${file.reason}`)
  return file
}

/** Frames of a code-3 packet with variable bit rate, or the one of a code-0 packet. */
function unpack(packet: Uint8Array): number[][] {
  if (((packet[0] ?? 0) & 3) === 0) return [[...packet.subarray(1)]]
  let offset = 2
  const lengths = Array.from({ length: ((packet[1] ?? 0) & 63) - 1 }, () => {
    const first = packet[offset++] ?? 0
    return first < 252 ? first : first + 4 * (packet[offset++] ?? 0)
  })
  const frames = lengths.map((length) => {
    offset += length
    return [...packet.subarray(offset - length, offset)]
  })
  return [...frames, [...packet.subarray(offset)]]
}

function writeHeaders(channels: number, family: number): Uint8Array {
  const original = writeOggOpus({ packets: [], channels: 1, preSkip: 312, samples: 0, inputRate: 0, serial: 1 })
  const file = original.slice()
  const body = findOggPages(original).pages[0]?.bodyStart ?? 0
  file[body + 9] = channels
  file[body + 18] = family
  return repairChecksums(file, original)
}

function concatenate(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function makeRandomByte(seed: number): () => number {
  const random = makeRandom(seed)
  return () => Math.floor(random() * 256)
}

/** An Ogg file whose one packet of sound is spread over pages of 255 bytes. */
function splitIntoPages(packet: Uint8Array): Uint8Array {
  const head = makeOpusHead({ channels: 1, preSkip: 0, inputRate: 0 })
  const pages = [makeOggPage({ body: head, flags: 2, sequence: 0, lacing: [head.length] })]
  for (let start = 0; start < packet.length; start += 255) {
    const body = packet.subarray(start, start + 255)
    pages.push(makeOggPage({ body, flags: start === 0 ? 0 : 1, sequence: pages.length, lacing: [body.length] }))
  }
  return concatenate(...pages)
}
