// The two header packets of Ogg/Opus: RFC 7845, section 5.

export type OpusHead = {
  /** 1 to 8. */
  channels: number
  /** Samples at 48 kHz to drop from the beginning of the decoded sound. */
  preSkip: number
  /** Of the sound before encoding, in hertz; 0 when not told. Decoding does not depend on it. */
  inputRate: number
  streamCount: number
  coupledCount: number
  /** For each output channel the decoded channel it takes; 255 is silence. */
  mapping: number[]
}

export type OpusTags = { vendor: string; comments: string[] }

/** Undefined for what cannot be decoded: an unknown version or mapping family, 0 or more than 8 channels, a mapping to nowhere. */
export function parseOpusHead(packet: Uint8Array): OpusHead | undefined {
  if (!isOpusHead(packet) || packet.length < 19) return undefined
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength)
  const channels = view.getUint8(9)
  const family = view.getUint8(18)
  if (view.getUint8(8) >> 4 !== 0 || channels < 1 || channels > 8 || family > 1) return undefined
  const common = { channels, preSkip: view.getUint16(10, true), inputRate: view.getUint32(12, true) }
  if (family === 0) {
    if (channels > 2) return undefined
    return { ...common, streamCount: 1, coupledCount: channels - 1, mapping: channels === 2 ? [0, 1] : [0] }
  }
  if (packet.length < 21 + channels) return undefined
  const streamCount = view.getUint8(19)
  const coupledCount = view.getUint8(20)
  const mapping = [...packet.subarray(21, 21 + channels)]
  const decoded = streamCount + coupledCount
  const isSound = streamCount > 0 && coupledCount <= streamCount && decoded <= 255
  if (!isSound || mapping.some((source) => source !== 255 && source >= decoded)) return undefined
  return { ...common, streamCount, coupledCount, mapping }
}

export function isOpusHead(packet: Uint8Array): boolean {
  return startsWith(packet, 'OpusHead')
}

export function isOpusTags(packet: Uint8Array): boolean {
  return startsWith(packet, 'OpusTags')
}

/** As much of the comment packet as is there: a cut one yields the comments before the cut. */
export function parseOpusTags(packet: Uint8Array): OpusTags {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength)
  let offset = 8
  const readText = (): string | undefined => {
    if (offset + 4 > packet.length) return undefined
    const length = view.getUint32(offset, true)
    if (offset + 4 + length > packet.length) return undefined
    offset += 4 + length
    return new TextDecoder().decode(packet.subarray(offset - length, offset))
  }
  const vendor = readText()
  const comments: string[] = []
  if (vendor === undefined || offset + 4 > packet.length) return { vendor: vendor ?? '', comments }
  const count = view.getUint32(offset, true)
  offset += 4
  for (let index = 0; index < count; index++) {
    const comment = readText()
    if (comment === undefined) break
    comments.push(comment)
  }
  return { vendor, comments }
}

export function makeOpusHead({ channels, preSkip, inputRate }: Pick<OpusHead, 'channels' | 'preSkip' | 'inputRate'>): Uint8Array {
  const packet = new Uint8Array(19)
  packet.set(new TextEncoder().encode('OpusHead'))
  const view = new DataView(packet.buffer)
  view.setUint8(8, 1)
  view.setUint8(9, channels)
  view.setUint16(10, preSkip, true)
  view.setUint32(12, inputRate, true)
  return packet
}

export function makeOpusTags({ vendor, comments }: OpusTags): Uint8Array {
  const texts = [vendor, ...comments].map((text) => new TextEncoder().encode(text))
  const packet = new Uint8Array(12 + texts.reduce((sum, text) => sum + 4 + text.length, 0))
  packet.set(new TextEncoder().encode('OpusTags'))
  const view = new DataView(packet.buffer)
  let offset = 8
  texts.forEach((text, index) => {
    view.setUint32(offset, text.length, true)
    packet.set(text, offset + 4)
    offset += 4 + text.length
    if (index > 0) return
    view.setUint32(offset, comments.length, true)
    offset += 4
  })
  return packet
}

function startsWith(packet: Uint8Array, text: string): boolean {
  return packet.length >= text.length && [...text].every((letter, index) => packet[index] === letter.charCodeAt(0))
}
