// A recording that is Opus in mono already and only in another container: new container, same sound, bit for bit.
import { demuxAudio } from './demux-audio.server.ts'
import { describeVoice, type EncodedVoice, type VoiceFileOptions } from './encode-opus.server.ts'
import { countAudibleSamples, readOggOpus, readOpusPackets } from './ogg-reader.ts'
import { writeOggOpus } from './ogg-writer.ts'
import type { OpusHead } from './opus-header.ts'
import { packOpusFrames } from './pack-opus-frames.ts'
import { sniffAudio } from './sniff-audio.ts'

/** What libopus needs to settle; browsers write 0 into their files, which players warn about. */
const DEFAULT_PRE_SKIP = 312
const DEFAULT_INPUT_RATE = 48_000

type MonoOpus = { head: OpusHead; packets: Uint8Array[]; audibleSamples: number }

/** Undefined when the sound itself must change: it is not Opus, or not mono, or cannot be read. */
export async function remuxVoiceMessage(bytes: Uint8Array, { serial, comments }: VoiceFileOptions): Promise<EncodedVoice | undefined> {
  const source = await findMonoOpus(bytes).catch(() => undefined)
  if (source === undefined || source.packets.length === 0) return undefined
  const file = writeOggOpus({
    packets: packOpusFrames(source.packets),
    channels: 1,
    preSkip: source.head.preSkip || DEFAULT_PRE_SKIP,
    samples: source.audibleSamples,
    inputRate: source.head.inputRate || DEFAULT_INPUT_RATE,
    serial,
    comments,
  })
  return describeVoice(file, source.audibleSamples)
}

async function findMonoOpus(bytes: Uint8Array): Promise<MonoOpus | undefined> {
  if (sniffAudio(bytes) === 'ogg') return findInOgg(bytes)
  const audio = await demuxAudio(bytes)
  if (audio.kind !== 'opus' || audio.head.channels !== 1) return undefined
  const packets: Uint8Array[] = []
  let samples = 0
  for await (const packet of audio.packets) {
    packets.push(packet.bytes)
    samples += packet.samples
  }
  return { head: audio.head, packets, audibleSamples: Math.max(0, samples - (audio.head.preSkip || DEFAULT_PRE_SKIP)) }
}

/** A damaged or joined file is not passed on as it is: decoding and encoding makes it whole. */
function findInOgg(bytes: Uint8Array): MonoOpus | undefined {
  const file = readOggOpus(bytes)
  if (file.kind === 'refused' || file.skippedPages > 0 || file.badPackets > 0) return undefined
  const [link] = file.links
  if (link === undefined || file.links.length > 1 || link.head.channels !== 1) return undefined
  const packets = [...readOpusPackets(bytes, link)].map((packet) => packet.bytes)
  return { head: link.head, packets, audibleSamples: countAudibleSamples(link) }
}
