// Small files in every format that customers send, made here: no recording, no encoder program.
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { readOggOpus, readOpusPackets } from '../audio/ogg-reader.ts'
import { writeOggOpus } from '../audio/ogg-writer.ts'
import { makeOpusHead } from '../audio/opus-header.ts'
import { SampleStore } from '../audio/sample-store.ts'
import { toWav } from '../audio/to-wav.ts'
import { toWebm } from '../audio/to-webm.server.ts'
import { makeOggPage } from './make-ogg-page.ts'
import { makeVoice } from './make-sound.ts'

export const SAMPLE_SECONDS = 3
/** A frame of 1024 samples of AAC-LC in mono, and how many of them there are. */
const SILENT_AAC = [0x01, 0x18, 0x20, 0x07]
const AAC_FRAMES = Math.ceil((SAMPLE_SECONDS * 16_000) / 1024)
export type AudioFiles = Record<'ogg' | 'webm' | 'mp4' | 'wav' | 'mp3' | 'amr' | 'aac' | 'm4a', Uint8Array>

/** Three seconds of a synthetic voice; MP3 and AAC are silence, AMR is whatever its frames mean. */
export async function makeAudioFiles(): Promise<AudioFiles> {
  const voice = makeVoice((seconds) => 120 + 20 * seconds, SAMPLE_SECONDS)
  const ogg = (await encodeVoice(voice, { serial: 1 })).bytes
  const webm = await toWebm(ogg)
  if (webm.outcome !== 'converted') throw new Error('our own file was refused')
  return {
    ogg,
    webm: webm.bytes,
    mp4: await makeMp4(ogg),
    wav: makeWav(voice, 16_000),
    mp3: makeMp3(),
    amr: makeAmr(),
    aac: makeAac(),
    m4a: await makeM4a(),
  }
}

export function makeWav(sound: Float32Array, rate: number): Uint8Array {
  const store = new SampleStore()
  store.push(sound)
  return toWav(store.readAll(), rate)
}

/** A note of any length out of a short one, whose packets come again and again. */
export function repeatNote(note: Uint8Array, times: number): Uint8Array {
  const packets = readPackets(note).map(({ bytes }) => bytes)
  const repeated = Array.from({ length: times }, () => packets).flat()
  const samples = times * readPackets(note).reduce((sum, packet) => sum + packet.samples, 0)
  return writeOggOpus({ packets: repeated, channels: 1, preSkip: 312, samples: samples - 312, inputRate: 16_000, serial: 2 })
}

/** A megabyte that asks for ten hours: packets of two bytes, each six empty frames of 20 ms, as many as a page holds. */
export function makeBomb(): Uint8Array {
  const head = makeOpusHead({ channels: 1, preSkip: 312, inputRate: 16_000 })
  const pages = [makeOggPage({ body: head, lacing: [head.length], sequence: 0, flags: 2 })]
  const body = Uint8Array.from({ length: 510 }, (_, index) => (index % 2 === 0 ? (31 << 3) | 3 : 6))
  const lacing = new Array<number>(255).fill(2)
  for (let packets = 255; packets <= 300_000; packets += 255)
    pages.push(makeOggPage({ body, lacing, sequence: pages.length, granule: packets * 5760 }))
  return new Uint8Array(Buffer.concat(pages))
}

async function makeMp4(ogg: Uint8Array): Promise<Uint8Array> {
  const description = makeOpusHead({ channels: 1, preSkip: 312, inputRate: 16_000 })
  return await writeMp4('opus', readPackets(ogg), { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, description })
}

/** The description is AAC's own: object type 2 (LC), rate number 8 (16 kHz), one channel. */
async function makeM4a(): Promise<Uint8Array> {
  const packets = new Array(AAC_FRAMES).fill({ bytes: Uint8Array.from(SILENT_AAC), samples: 1024 })
  const description = Uint8Array.of(0x14, 0x08)
  return await writeMp4('aac', packets, { codec: 'mp4a.40.2', numberOfChannels: 1, sampleRate: 16_000, description })
}

async function writeMp4(
  codec: 'opus' | 'aac',
  packets: { bytes: Uint8Array; samples: number }[],
  decoderConfig: AudioDecoderConfig,
): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  let position = 0
  for (const { bytes, samples } of packets) {
    const { sampleRate } = decoderConfig
    await source.add(new EncodedPacket(bytes, 'key', position / sampleRate, samples / sampleRate), { decoderConfig })
    position += samples
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer())
}

/** A film with a note as its sound track. Its pictures, ten a second, are no pictures: nothing that hears looks at them. */
export async function makeVideo(note: Uint8Array, seconds: number): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const pictures = new EncodedVideoPacketSource('vp9')
  const sound = new EncodedAudioPacketSource('opus')
  output.addVideoTrack(pictures)
  output.addAudioTrack(sound)
  await output.start()
  const film = { decoderConfig: { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 240 } }
  for (let index = 0; index < seconds * 10; index++)
    await pictures.add(new EncodedPacket(Uint8Array.of(0x82, 0x49, index), 'key', index / 10, 0.1), film)
  let at = 0
  for (const { bytes, samples } of readPackets(note)) {
    await sound.add(new EncodedPacket(bytes, 'key', at / 48_000, samples / 48_000), {
      decoderConfig: { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 },
    })
    at += samples
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer())
}

function readPackets(note: Uint8Array): { bytes: Uint8Array; samples: number }[] {
  const file = readOggOpus(note)
  const link = file.kind === 'opus' ? file.links[0] : undefined
  if (link === undefined) throw new Error('our own file was refused')
  return [...readOpusPackets(note, link)]
}

/** MPEG-2 layer III, mono, 16 kHz, 32 kbit/s: frames of 576 samples and 144 bytes whose side information is zero. */
function makeMp3(): Uint8Array {
  const frame = new Uint8Array(144)
  frame.set([0xff, 0xf3, 0x48, 0xc4])
  return repeat(frame, Math.ceil((SAMPLE_SECONDS * 16_000) / 576), new Uint8Array())
}

/** Narrow-band, 12.2 kbit/s: a header byte and 31 of parameters for each 20 ms. */
function makeAmr(): Uint8Array {
  const frame = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 0x3c : (index * 37) & 255))
  return repeat(frame, SAMPLE_SECONDS * 50, new TextEncoder().encode('#!AMR\n'))
}

/** ADTS, AAC-LC, mono, 16 kHz. */
function makeAac(): Uint8Array {
  const frame = Uint8Array.from([0xff, 0xf1, 0x60, 0x40, 0x01, 0x7f, 0xfc, ...SILENT_AAC])
  return repeat(frame, AAC_FRAMES, new Uint8Array())
}

function repeat(frame: Uint8Array, times: number, head: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + times * frame.length)
  bytes.set(head)
  for (let index = 0; index < times; index++) bytes.set(frame, head.length + index * frame.length)
  return bytes
}
