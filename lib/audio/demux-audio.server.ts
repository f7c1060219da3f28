// The sound track of WebM and MP4 files, video among them, as packets. Decodes nothing.
import {
  AdtsOutputFormat,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP4,
  Output,
  QTFF,
  WEBM,
} from 'mediabunny'
import type { DecodablePacket } from './decode-opus.server.ts'
import { type OpusHead, parseOpusHead } from './opus-header.ts'
import { countPacketSamples } from './opus-packet.ts'

export type DemuxedAudio =
  | { kind: 'opus'; head: OpusHead; packets: AsyncIterable<DecodablePacket> }
  /** AAC with the headers that make it a file of its own. */
  | { kind: 'aac'; readAdts: () => Promise<Uint8Array> }
  | { kind: 'other' }
  | { kind: 'none' }

/** @throws whatever the demuxer meets in a damaged file. */
export async function demuxAudio(bytes: Uint8Array): Promise<DemuxedAudio> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, WEBM, MATROSKA] })
  const track = await input.getPrimaryAudioTrack()
  if (track === null) return { kind: 'none' }
  const codec = await track.getCodec()
  if (codec === 'opus') {
    const head = await readOpusHead(track)
    return head === undefined ? { kind: 'none' } : { kind: 'opus', head, packets: readOpusPackets(track) }
  }
  if (codec === 'aac') return { kind: 'aac', readAdts: () => writeAdts(track) }
  return { kind: 'other' }
}

async function readOpusHead(track: InputAudioTrack): Promise<OpusHead | undefined> {
  const description = (await track.getDecoderConfig())?.description
  if (description === undefined) {
    const channels = await track.getNumberOfChannels()
    if (channels !== 1 && channels !== 2) return undefined
    return { channels, preSkip: 0, inputRate: 0, streamCount: 1, coupledCount: channels - 1, mapping: channels === 2 ? [0, 1] : [0] }
  }
  return parseOpusHead(toBytes(description))
}

async function* readOpusPackets(track: InputAudioTrack): AsyncGenerator<DecodablePacket> {
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const samples = countPacketSamples(packet.data)
    if (samples !== undefined) yield { bytes: packet.data, samples }
  }
}

async function writeAdts(track: InputAudioTrack): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new AdtsOutputFormat(), target })
  const source = new EncodedAudioPacketSource('aac')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = await track.getDecoderConfig()
  const metadata = decoderConfig === null ? {} : { decoderConfig }
  for await (const packet of new EncodedPacketSink(track).packets()) await addPacket(source, packet, metadata)
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer())
}

async function addPacket(source: EncodedAudioPacketSource, packet: EncodedPacket, metadata: EncodedAudioChunkMetadata): Promise<void> {
  if (packet.data.length > 0) await source.add(packet, metadata)
}

function toBytes(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source)
}
