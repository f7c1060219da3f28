// Finds the pages of an Ogg file (RFC 3533) in bytes that nobody vouches for. A page whose checksum fails is
// passed over one byte at a time, so that one flipped bit costs one page and not the file.
import { oggCrc } from './ogg-crc.ts'

export type OggPage = {
  /** Of the table of lacing values in the file. */
  lacingStart: number
  segments: number
  bodyStart: number
  /** Begins with the rest of a packet from the page before. */
  isContinued: boolean
  isFirst: boolean
  isLast: boolean
  /** Position in samples at the end of the last packet that ends here; -1 when none does. */
  granule: number
  serial: number
  sequence: number
}

export type OggPages = { pages: OggPage[]; skippedPages: number; isGivenUp: boolean }

const HEADER_BYTES = 27
/** An hour of 20 ms packets, each in its own page, is 180,000. */
const MAX_PAGES = 400_000

/**
 * All pages with a valid checksum, in file order.
 * Checking pages that turn out bad is bounded by four times the file's size: headers nested in one another
 * would otherwise cost 64 KiB of checksum for each 27 bytes. `isGivenUp` says that this or the page limit was met.
 */
export function findOggPages(bytes: Uint8Array): OggPages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: OggPages = { pages: [], skippedPages: 0, isGivenUp: false }
  let wasted = 0
  let offset = findCapture(bytes, 0)
  while (offset >= 0) {
    const page = readPage(view, bytes, offset)
    if (page === undefined) {
      offset = findCapture(bytes, offset + 1)
    } else if (oggCrc(bytes, offset, page.end) === view.getUint32(offset + 22, true)) {
      found.pages.push(page.page)
      offset = findCapture(bytes, page.end)
    } else {
      found.skippedPages++
      wasted += page.end - offset
      offset = findCapture(bytes, offset + 1)
    }
    if (wasted > 4 * bytes.length || found.pages.length >= MAX_PAGES) return { ...found, isGivenUp: true }
  }
  return found
}

/** Offset of the next `OggS`, or -1. */
function findCapture(bytes: Uint8Array, from: number): number {
  let offset = bytes.indexOf(0x4f, from)
  while (offset >= 0) {
    if (bytes[offset + 1] === 0x67 && bytes[offset + 2] === 0x67 && bytes[offset + 3] === 0x53) return offset
    offset = bytes.indexOf(0x4f, offset + 1)
  }
  return -1
}

function readPage(view: DataView, bytes: Uint8Array, offset: number): { page: OggPage; end: number } | undefined {
  if (offset + HEADER_BYTES > bytes.length || view.getUint8(offset + 4) !== 0) return undefined
  const segments = view.getUint8(offset + 26)
  const lacingStart = offset + HEADER_BYTES
  const bodyStart = lacingStart + segments
  let end = bodyStart
  for (let index = lacingStart; index < bodyStart; index++) end += bytes[index] ?? 0
  if (end > bytes.length) return undefined
  const flags = view.getUint8(offset + 5)
  const granule = view.getUint32(offset + 6, true) + view.getInt32(offset + 10, true) * 2 ** 32
  const page = {
    lacingStart,
    segments,
    bodyStart,
    isContinued: (flags & 1) !== 0,
    isFirst: (flags & 2) !== 0,
    isLast: (flags & 4) !== 0,
    granule,
    serial: view.getUint32(offset + 14, true),
    sequence: view.getUint32(offset + 18, true),
  }
  return { page, end }
}
