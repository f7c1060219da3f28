/**
 * Puts the Opus packets of a WebM recording into an Ogg file, unchanged. Phones send voice notes as Ogg Opus, which
 * Chromium cannot record. WebM: RFC 9559; Ogg: RFC 3533; Opus in Ogg: RFC 7845; packet durations: RFC 6716 3.1.
 */
const ID = {
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  entry: 0xae,
  codecPrivate: 0x63a2,
  cluster: 0x1f43b675,
  group: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
}
const CONTAINERS = new Set([ID.segment, ID.tracks, ID.entry, ID.cluster, ID.group])
const PACKETS_PER_PAGE = 50
const FIRST_PAGE = 2
const LAST_PAGE = 4

/** Null when the recording is no WebM with Opus inside. */
export async function webmToOgg(blob) {
  const found = { head: null, packets: [] }
  readElements(new Uint8Array(await blob.arrayBuffer()), found)
  if (!found.head || found.packets.length === 0) return null
  return new Blob(writePages(found.head, found.packets), { type: 'audio/ogg; codecs=opus' })
}

function readElements(bytes, found) {
  let at = 0
  while (at < bytes.length) {
    const id = readVint(bytes, at, false)
    const size = id && readVint(bytes, at + id.length, true)
    if (!size) return
    const start = at + id.length + size.length
    const end = size.isUnknown ? bytes.length : Math.min(start + size.value, bytes.length)
    const content = bytes.subarray(start, end)
    if (CONTAINERS.has(id.value)) readElements(content, found)
    else if (id.value === ID.codecPrivate) found.head = content
    else if (id.value === ID.simpleBlock || id.value === ID.block) found.packets.push(frameOf(content))
    // A live recording's segment and clusters have no size: their children were read with them, to the end.
    at = end
  }
}

/** EBML's variable-length integers: leading zeros tell the length; of sizes the marker bit is taken off. */
function readVint(bytes, at, isSize) {
  const first = bytes[at]
  if (!first) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return null
  let value = isSize ? first & (0xff >> length) : first
  let isUnknown = isSize && value === 0xff >> length
  for (let index = 1; index < length; index++) {
    value = value * 256 + bytes[at + index]
    isUnknown = isUnknown && bytes[at + index] === 0xff
  }
  return { value, length, isUnknown }
}

/** A block is the track number, two bytes of time, one of flags, then (without lacing) one packet. */
function frameOf(block) {
  return block.subarray(readVint(block, 0, true).length + 3)
}

function writePages(head, packets) {
  const serial = crypto.getRandomValues(new Uint32Array(1))[0]
  const vendor = new TextEncoder().encode('middenweg simulator')
  const tags = new Uint8Array(8 + 4 + vendor.length + 4)
  tags.set(new TextEncoder().encode('OpusTags'))
  new DataView(tags.buffer).setUint32(8, vendor.length, true)
  tags.set(vendor, 12)
  const pages = [page(serial, 0, FIRST_PAGE, 0, [head]), page(serial, 1, 0, 0, [tags])]
  let samples = 0
  for (let from = 0; from < packets.length; from += PACKETS_PER_PAGE) {
    const some = packets.slice(from, from + PACKETS_PER_PAGE)
    for (const packet of some) samples += samplesOf(packet)
    const isLast = from + PACKETS_PER_PAGE >= packets.length
    pages.push(page(serial, pages.length, isLast ? LAST_PAGE : 0, samples, some))
  }
  return pages
}

function page(serial, sequence, flags, samples, packets) {
  const lacing = packets.flatMap((packet) => [...Array(Math.floor(packet.length / 255)).fill(255), packet.length % 255])
  const size = packets.reduce((sum, packet) => sum + packet.length, 0)
  const bytes = new Uint8Array(27 + lacing.length + size)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('OggS'))
  bytes[5] = flags
  view.setBigUint64(6, BigInt(samples), true)
  view.setUint32(14, serial, true)
  view.setUint32(18, sequence, true)
  bytes[26] = lacing.length
  bytes.set(lacing, 27)
  let at = 27 + lacing.length
  for (const packet of packets) {
    bytes.set(packet, at)
    at += packet.length
  }
  view.setUint32(22, checksum(bytes), true)
  return bytes
}

/** Samples at 48 kHz of one packet, from its first byte(s). */
function samplesOf(packet) {
  const config = packet[0] >> 3
  const milliseconds = config < 12 ? [10, 20, 40, 60][config & 3] : config < 16 ? [10, 20][config & 1] : [2.5, 5, 10, 20][config & 3]
  const code = packet[0] & 3
  const frames = code === 0 ? 1 : code === 3 ? packet[1] & 63 : 2
  return milliseconds * 48 * frames
}

/** CRC-32 with polynomial 0x04c11db7, not reflected, starting at 0 (RFC 3533 6). */
function checksum(bytes) {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  return crc >>> 0
}
