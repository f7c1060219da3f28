// The same Opus packets in WebM, for browsers that play Opus but not Ogg (Safari before 18.4). No new encoding.
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Output, WebMOutputFormat } from 'mediabunny'
import { type Unreadable, unreadable } from './audio-outcome.ts'
import { readOggOpus, readOpusPackets } from './ogg-reader.ts'
import { makeOpusHead } from './opus-header.ts'
import { OPUS_RATE } from './opus-packet.ts'

/** Of the first stream of the file; joined files go to WAV instead (`unsupported_layout`), as do more than two channels. */
export async function toWebm(bytes: Uint8Array): Promise<{ outcome: 'converted'; bytes: Uint8Array } | Unreadable> {
  const file = readOggOpus(bytes)
  if (file.kind === 'refused') return unreadable(file.reason)
  const [link] = file.links
  if (link === undefined || file.links.length > 1 || link.head.channels > 2) return unreadable('unsupported_layout')
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const description = makeOpusHead(link.head)
  const decoderConfig = { codec: 'opus', numberOfChannels: link.head.channels, sampleRate: OPUS_RATE, description }
  let position = 0
  for (const packet of readOpusPackets(bytes, link)) {
    const encoded = new EncodedPacket(packet.bytes, 'key', position / OPUS_RATE, packet.samples / OPUS_RATE)
    await source.add(encoded, { decoderConfig })
    position += packet.samples
  }
  await output.finalize()
  return { outcome: 'converted', bytes: new Uint8Array(target.buffer ?? new ArrayBuffer()) }
}
