// Joins single 20 ms frames to packets of three, the framing that WhatsApp's own recorder uses. Decoded sound is
// the same bit for bit; phones were reported to refuse other framings.
import { frameSamples } from './opus-packet.ts'

const FRAMES_PER_PACKET = 3
/** 20 ms at 48 kHz: the only length of frame that native notes have. */
const FRAME_SAMPLES = 960
const MAX_FRAME_BYTES = 1275

/**
 * Packs runs of packets of one 20 ms frame with equal first bytes into code-3 packets (RFC 6716, 3.2.5), in order.
 * What holds several frames already, or longer or shorter ones, passes as it is.
 */
export function packOpusFrames(packets: Uint8Array[]): Uint8Array[] {
  const packed: Uint8Array[] = []
  let run: Uint8Array[] = []
  const flush = () => {
    if (run.length > 0) packed.push(joinFrames(run))
    run = []
  }
  for (const packet of packets) {
    const toc = packet[0] ?? 0
    const isSingle = packet.length > 0 && (toc & 3) === 0 && packet.length - 1 <= MAX_FRAME_BYTES
    if (!isSingle || frameSamples(toc) !== FRAME_SAMPLES) {
      flush()
      packed.push(packet)
      continue
    }
    if (run[0] !== undefined && run[0][0] !== toc) flush()
    run.push(packet)
    if (run.length === FRAMES_PER_PACKET) flush()
  }
  flush()
  return packed
}

/** Variable bit rate, no padding: the length of each frame but the last, then the frames. */
function joinFrames(run: Uint8Array[]): Uint8Array {
  const [first] = run
  if (first === undefined || run.length === 1) return first ?? new Uint8Array()
  const frames = run.map((packet) => packet.subarray(1))
  const header = [(first[0] ?? 0) | 3, 0x80 | frames.length, ...frames.slice(0, -1).flatMap(({ length }) => encodeLength(length))]
  const packet = new Uint8Array(header.length + frames.reduce((sum, { length }) => sum + length, 0))
  packet.set(header)
  let offset = header.length
  for (const frame of frames) {
    packet.set(frame, offset)
    offset += frame.length
  }
  return packet
}

/** RFC 6716, 3.2.1: one byte below 252, else two. */
function encodeLength(length: number): number[] {
  if (length < 252) return [length]
  const low = 252 + (length & 3)
  return [low, (length - low) >> 2]
}
