// Writes Ogg/Opus as voice messages need it (RFC 7845): one stream, pages of at most a second, the exact length
// in the last page's position.
import { oggCrc } from './ogg-crc.ts'
import { makeOpusHead, makeOpusTags } from './opus-header.ts'
import { countPacketSamples, OPUS_RATE } from './opus-packet.ts'

export type OggOpusSource = {
  packets: Uint8Array[]
  channels: number
  /** Samples at 48 kHz that a player drops from the beginning. */
  preSkip: number
  /** Samples at 48 kHz meant to be heard, after pre-skip. What the packets hold beyond them is trimmed. */
  samples: number
  /** Of the sound before encoding, in hertz. */
  inputRate: number
  /** Names the stream within the file; any number of 32 bits. */
  serial: number
  vendor?: string
  /** `NAME=value`, as in Vorbis comments. */
  comments?: string[]
}

/** The vendor that WhatsApp's own voice notes carry. */
const NATIVE_VENDOR = 'WhatsApp'
const FLAG_FIRST = 2
const FLAG_LAST = 4
const MAX_SEGMENTS = 255

type Page = { packets: Uint8Array[]; segments: number; granule: number; flags: number }

/** @throws Error for a packet that is no Opus packet: the caller made it. */
export function writeOggOpus(source: OggOpusSource): Uint8Array {
  const head = makeOpusHead(source)
  const tags = makeOpusTags({ vendor: source.vendor ?? NATIVE_VENDOR, comments: source.comments ?? [] })
  const pages: Page[] = [
    { packets: [head], segments: countSegments(head), granule: 0, flags: FLAG_FIRST },
    { packets: [tags], segments: countSegments(tags), granule: 0, flags: 0 },
    ...planDataPages(source),
  ]
  return serialise(pages, source.serial)
}

function planDataPages({ packets, preSkip, samples }: OggOpusSource): Page[] {
  const pages: Page[] = []
  let current: Page = { packets: [], segments: 0, granule: 0, flags: 0 }
  let written = 0
  let pageStart = 0
  for (const packet of packets) {
    const length = countPacketSamples(packet)
    if (length === undefined) throw new Error('not an Opus packet')
    const segments = countSegments(packet)
    const isFull = current.segments + segments > MAX_SEGMENTS || written + length - pageStart > OPUS_RATE
    if (isFull && current.packets.length > 0) {
      pages.push(current)
      current = { packets: [], segments: 0, granule: 0, flags: 0 }
      pageStart = written
    }
    written += length
    current.packets.push(packet)
    current.segments += segments
    current.granule = written
  }
  current.flags = FLAG_LAST
  current.granule = Math.min(written, preSkip + samples)
  return [...pages, current]
}

/** A packet whose length is a multiple of 255 ends with a lacing value of 0. */
function countSegments(packet: Uint8Array): number {
  return Math.floor(packet.length / 255) + 1
}

function serialise(pages: Page[], serial: number): Uint8Array {
  const sizes = pages.map(({ packets, segments }) => 27 + segments + packets.reduce((sum, packet) => sum + packet.length, 0))
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  let offset = 0
  pages.forEach((page, sequence) => {
    const size = sizes[sequence] ?? 0
    writePage(bytes.subarray(offset, offset + size), page, serial, sequence)
    offset += size
  })
  return bytes
}

function writePage(bytes: Uint8Array, page: Page, serial: number, sequence: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, page.flags])
  view.setUint32(6, page.granule % 2 ** 32, true)
  view.setUint32(10, Math.floor(page.granule / 2 ** 32), true)
  view.setUint32(14, serial, true)
  view.setUint32(18, sequence, true)
  bytes[26] = page.segments
  let lacing = 27
  let body = 27 + page.segments
  for (const packet of page.packets) {
    const full = Math.floor(packet.length / 255)
    bytes.fill(255, lacing, lacing + full)
    bytes[lacing + full] = packet.length % 255
    lacing += full + 1
    bytes.set(packet, body)
    body += packet.length
  }
  view.setUint32(22, oggCrc(bytes, 0, bytes.length), true)
}
