import { oggCrc } from '../audio/ogg-crc.ts'

export type OggPageParts = {
  body: Uint8Array
  lacing: number[]
  sequence: number
  /** 1 continued, 2 first, 4 last. */
  flags?: number
  granule?: number
  serial?: number
}

/** A page with a valid checksum and anything at all inside, for files that our writer would not write. */
export function makeOggPage({ body, lacing, sequence, flags = 0, granule = 0, serial = 1 }: OggPageParts): Uint8Array {
  const bytes = new Uint8Array(27 + lacing.length + body.length)
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, flags])
  const view = new DataView(bytes.buffer)
  view.setUint32(6, granule % 2 ** 32, true)
  view.setUint32(10, Math.floor(granule / 2 ** 32), true)
  view.setUint32(14, serial, true)
  view.setUint32(18, sequence, true)
  bytes[26] = lacing.length
  bytes.set(lacing, 27)
  bytes.set(body, 27 + lacing.length)
  view.setUint32(22, oggCrc(bytes, 0, bytes.length), true)
  return bytes
}
