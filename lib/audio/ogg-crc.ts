// The checksum of Ogg pages (RFC 3533): CRC-32 with polynomial 0x04c11db7, not reflected, starting at 0.

const TABLE = makeTable()

/** Checksum of a whole page; its own checksum field (bytes 22 to 25) counts as zero. */
export function oggCrc(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0
  for (let index = start; index < end; index++) {
    const inField = index >= start + 22 && index < start + 26
    const byte = inField ? 0 : (bytes[index] ?? 0)
    crc = (crc << 8) ^ (TABLE[((crc >>> 24) ^ byte) & 255] ?? 0)
  }
  return crc >>> 0
}

function makeTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, value) => {
    let crc = value << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
    return crc
  })
}
