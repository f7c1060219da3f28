// Opus out of an Ogg file of unknown origin (RFC 3533, RFC 7845): follows one stream, takes chained ones after
// it, joins packets across pages, and counts what it had to pass over. Decodes nothing.
import { findOggPages, type OggPage } from './ogg-page.ts'
import { isOpusHead, isOpusTags, type OpusHead, type OpusTags, parseOpusHead, parseOpusTags } from './opus-header.ts'
import { countPacketSamples, MAX_PACKET_BYTES_PER_CHANNEL, OPUS_RATE } from './opus-packet.ts'

/** `not_opus`: no Opus stream begins in it. `empty`: nothing to decode. `unsupported_layout`: channels or mapping that cannot be decoded. */
export type OggRefusal = 'empty' | 'not_opus' | 'unsupported_layout'

/** One logical stream; a file made by joining files has several, one after the other. */
export type OpusLink = {
  head: OpusHead
  tags: OpusTags | undefined
  /** Samples at 48 kHz that its packets hold, before pre-skip and end trim. */
  samples: number
  /** Samples at 48 kHz that the last position says are padding. */
  endTrim: number
  packets: number
  badPackets: number
  pages: OggPage[]
}

export type OggOpus =
  | { kind: 'refused'; reason: OggRefusal }
  | { kind: 'opus'; links: OpusLink[]; skippedPages: number; badPackets: number; isGivenUp: boolean }

export type OpusPacket = {
  bytes: Uint8Array
  /** At 48 kHz, as its first byte says. */
  samples: number
}

const MAX_LINKS = 16
const MAX_JOINED_BYTES = 65_536

/** Reads the structure of the file; `readOpusPackets` then yields the packets of a link. */
export function readOggOpus(bytes: Uint8Array): OggOpus {
  if (bytes.length === 0) return { kind: 'refused', reason: 'empty' }
  const { pages, skippedPages, isGivenUp } = findOggPages(bytes)
  const streams = groupIntoStreams(bytes, pages)
  if (streams.length === 0) return { kind: 'refused', reason: 'not_opus' }
  const links = streams.flatMap((stream) => describeLink(bytes, stream) ?? [])
  if (links.length === 0) return { kind: 'refused', reason: 'unsupported_layout' }
  const sounding = links.filter(({ packets }) => packets > 0)
  if (sounding.length === 0) return { kind: 'refused', reason: 'empty' }
  const badPackets = links.reduce((sum, link) => sum + link.badPackets, 0)
  return { kind: 'opus', links: sounding, skippedPages, badPackets, isGivenUp }
}

/** Samples at 48 kHz that are meant to be heard. */
export function countAudibleSamples(link: Pick<OpusLink, 'samples' | 'endTrim' | 'head'>): number {
  return Math.max(0, link.samples - link.endTrim - link.head.preSkip)
}

/** The duration that the last page of the file claims, in seconds, without reading the rest: a hint, never to be trusted. */
export function hintOggSeconds(bytes: Uint8Array): number | undefined {
  const tail = findOggPages(bytes.subarray(Math.max(0, bytes.length - 2 * MAX_JOINED_BYTES)))
  const last = tail.pages.findLast(({ granule }) => granule > 0)
  return last === undefined ? undefined : last.granule / OPUS_RATE
}

/**
 * The packets of one link in order, without its headers. Packets that cannot be decoded are left out and counted
 * in `onBadPacket`; a packet whose beginning or end is on a lost page is dropped.
 */
export function* readOpusPackets(
  bytes: Uint8Array,
  link: Pick<OpusLink, 'pages' | 'head'>,
  onBadPacket: () => void = () => {},
): Generator<OpusPacket & { page: OggPage }> {
  const limit = MAX_PACKET_BYTES_PER_CHANNEL * link.head.channels
  let isFirst = true
  for (const { packet, page } of joinPackets(bytes, link.pages)) {
    // The identification packet is known already; the comments may be cut or missing.
    if (isOpusHead(packet) || (isFirst && isOpusTags(packet))) continue
    isFirst = false
    const samples = packet.length <= limit ? countPacketSamples(packet) : undefined
    if (samples === undefined) onBadPacket()
    else yield { bytes: packet, samples, page }
  }
}

/** Pages of Opus streams, each with the page of its `OpusHead` first. */
function groupIntoStreams(bytes: Uint8Array, pages: OggPage[]): OggPage[][] {
  const streams: OggPage[][] = []
  let current: OggPage[] | undefined
  for (const page of pages) {
    if (page.isFirst && isOpusHead(bytes.subarray(page.bodyStart, page.bodyStart + 8))) {
      // Streams that run side by side begin side by side: a second one before any sound of the first is not ours.
      const isChained = current === undefined || current.length > 2 || current.at(-1)?.isLast === true
      if (!isChained) continue
      if (streams.length === MAX_LINKS) break
      current = [page]
      streams.push(current)
    } else if (current !== undefined && page.serial === current[0]?.serial && current.at(-1)?.isLast !== true) current.push(page)
  }
  return streams
}

function describeLink(bytes: Uint8Array, pages: OggPage[]): OpusLink | undefined {
  const first = joinPackets(bytes, pages).next()
  const head = first.done ? undefined : parseOpusHead(first.value.packet)
  if (head === undefined) return undefined
  const link: OpusLink = { head, tags: findTags(bytes, pages), samples: 0, endTrim: 0, packets: 0, badPackets: 0, pages }
  let lastPage: OggPage | undefined
  let samplesBefore = 0
  let firstPageStart: number | undefined
  for (const { samples, page } of readOpusPackets(bytes, link, () => link.badPackets++)) {
    if (page !== lastPage) {
      if (lastPage !== undefined && firstPageStart === undefined) firstPageStart = Math.max(0, lastPage.granule - link.samples)
      lastPage = page
      samplesBefore = link.samples
    }
    link.packets++
    link.samples += samples
  }
  if (lastPage?.isLast && lastPage.granule >= 0) {
    // Only the last page may be trimmed, and where pages are lost there are fewer samples than the position says.
    const excess = link.samples - (lastPage.granule - (firstPageStart ?? 0))
    link.endTrim = Math.min(Math.max(0, excess), link.samples - samplesBefore)
  }
  return link
}

function findTags(bytes: Uint8Array, pages: OggPage[]): OpusTags | undefined {
  let seen = 0
  for (const { packet } of joinPackets(bytes, pages)) {
    if (isOpusTags(packet)) return parseOpusTags(packet)
    if (++seen === 2) break
  }
  return undefined
}

/** Undoes the lacing: a value of 255 says that the packet goes on, on the next page if need be. */
function* joinPackets(bytes: Uint8Array, pages: OggPage[]): Generator<{ packet: Uint8Array; page: OggPage }> {
  let parts: Uint8Array[] = []
  let isDropping = false
  let expected: number | undefined
  for (const page of pages) {
    const isNext = expected === undefined || page.sequence === expected
    if (!isNext || !page.isContinued) parts = []
    // What the page continues began on a page that is not there.
    isDropping = page.isContinued && (isDropping || parts.length === 0)
    expected = (page.sequence + 1) >>> 0
    let start = page.bodyStart
    let end = start
    for (let index = 0; index < page.segments; index++) {
      const value = bytes[page.lacingStart + index] ?? 0
      end += value
      if (value === 255) continue
      if (!isDropping) yield { packet: join(parts, bytes.subarray(start, end)), page }
      isDropping = false
      parts = []
      start = end
    }
    if (end === start) continue
    parts.push(bytes.subarray(start, end))
    if (parts.reduce((sum, part) => sum + part.length, 0) > MAX_JOINED_BYTES) {
      parts = []
      isDropping = true
    }
  }
}

function join(parts: Uint8Array[], last: Uint8Array): Uint8Array {
  if (parts.length === 0) return last
  const packet = new Uint8Array(parts.reduce((sum, part) => sum + part.length, last.length))
  let offset = 0
  for (const part of [...parts, last]) {
    packet.set(part, offset)
    offset += part.length
  }
  return packet
}
