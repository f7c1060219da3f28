// Opus packets to sound at 16 kHz, by libopus. Where the packets come from (Ogg, WebM, MP4) is the caller's matter.
import { OpusDecoder } from 'opus-decoder'
import { type MonoOutput, SOUND_RATE } from './mono-output.ts'
import type { OpusHead } from './opus-header.ts'
import { OPUS_RATE } from './opus-packet.ts'

export type DecodablePacket = { bytes: Uint8Array; samples: number }

const RATIO = OPUS_RATE / SOUND_RATE

/**
 * Decodes until the packets end, `audibleSamples` (48 kHz, after pre-skip) are out, or the output is full.
 * A packet that libopus refuses becomes silence of its length, so that times stay true; returns how many were.
 */
export async function decodeOpus(
  head: OpusHead,
  packets: Iterable<DecodablePacket> | AsyncIterable<DecodablePacket>,
  output: MonoOutput,
  audibleSamples = Number.POSITIVE_INFINITY,
): Promise<number> {
  const decoder = new OpusDecoder({
    sampleRate: SOUND_RATE,
    channels: head.channels,
    streamCount: head.streamCount,
    coupledStreamCount: head.coupledCount,
    channelMappingTable: head.mapping,
  })
  await decoder.ready
  let skip = Math.round(head.preSkip / RATIO)
  let left = audibleSamples / RATIO
  let badPackets = 0
  try {
    for await (const { bytes, samples } of packets) {
      const { channelData, samplesDecoded, errors } = decoder.decodeFrame(bytes)
      if (errors.length > 0) badPackets++
      const length = errors.length > 0 ? Math.floor(samples / RATIO) : samplesDecoded
      const from = Math.min(skip, length)
      const until = Math.min(length, from + Math.round(left))
      skip -= from
      left -= until - from
      if (errors.length > 0) output.push([new Float32Array(until - from)], SOUND_RATE)
      else if (until > from)
        output.push(
          channelData.map((channel) => channel.subarray(from, until)),
          SOUND_RATE,
        )
      if (output.isFull || left < 1) break
    }
  } finally {
    decoder.free()
  }
  return badPackets
}
