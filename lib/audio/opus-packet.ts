// What an Opus packet says about itself without being decoded: RFC 6716, section 3.

/** Opus counts in 48 kHz whatever the coded bandwidth. */
export const OPUS_RATE = 48_000
/** RFC 6716, 3.2.1 and 3.2.5: no frame is longer than 1275 bytes, no packet longer than 120 ms. */
export const MAX_PACKET_SAMPLES = 5760
/** More than libopus writes at its highest rate, 510 kbit/s in 60 ms; what is larger is damage or an attack. */
export const MAX_PACKET_BYTES_PER_CHANNEL = 3840

/**
 * Length of a packet in samples at 48 kHz, read off its table-of-contents byte.
 * Undefined for what no decoder accepts: no bytes, no frames, more than 120 ms.
 */
export function countPacketSamples(packet: Uint8Array): number | undefined {
  const toc = packet[0]
  if (toc === undefined) return undefined
  const samples = frameSamples(toc) * countFrames(toc, packet[1])
  return samples > 0 && samples <= MAX_PACKET_SAMPLES ? samples : undefined
}

/** Samples at 48 kHz of one frame, by the configuration number in the upper five bits. */
export function frameSamples(toc: number): number {
  const config = toc >> 3
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 0
  if (config < 16) return [480, 960][config & 1] ?? 0
  return [120, 240, 480, 960][config & 3] ?? 0
}

/** Code 0 is one frame, 1 and 2 are two, 3 has its count in the second byte. */
function countFrames(toc: number, second: number | undefined): number {
  const code = toc & 3
  if (code === 0) return 1
  if (code < 3) return 2
  return (second ?? 0) & 63
}
