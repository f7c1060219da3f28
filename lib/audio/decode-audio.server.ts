// Whatever arrives as sound, to mono blocks at 16 kHz. The bytes decide what it is; every path ends in an outcome,
// is bounded in bytes and in seconds of sound, and hands out blocks as they come, so that an hour is never held.
import { decoder as openAmr } from '@audio/decode-amr'
import { decoder as openMp3 } from '@audio/decode-mp3'
import { decoder as openWav } from '@audio/decode-wav'
import { ARRIVING_LIMITS, type AudioLimits } from './audio-limits.ts'
import { type Damage, type Unreadable, unreadable } from './audio-outcome.ts'
import { decodeOpus } from './decode-opus.server.ts'
import { decodeWithFfmpeg, type FfmpegFormat } from './decode-with-ffmpeg.server.ts'
import { demuxAudio } from './demux-audio.server.ts'
import { MonoOutput, type SoundSink } from './mono-output.ts'
import { countAudibleSamples, readOggOpus, readOpusPackets } from './ogg-reader.ts'
import { sniffAudio } from './sniff-audio.ts'
import { isPlainWav } from './wav-header.ts'

export type Decoded = {
  outcome: 'decoded'
  /** Samples at 16 kHz that the sink was given. */
  samples: number
  /** There was more sound than the limit. */
  isCut: boolean
  damage: Damage
}
type Attempt = Unreadable | Damage
type ChunkDecoder = { decode: (chunk: Uint8Array) => { channelData: Float32Array[]; sampleRate: number }; free: () => void }

const NO_DAMAGE: Damage = { skippedPages: 0, badPackets: 0 }
/** Of input: at the lowest rates of speech codecs some 30 seconds of sound. */
const CHUNK_BYTES = 16 * 1024

/** Never throws for what is in the bytes. Sound that was handed out before the damage stays handed out. */
export async function decodeAudio(
  bytes: Uint8Array,
  sink: SoundSink,
  limits: AudioLimits = ARRIVING_LIMITS,
): Promise<Decoded | Unreadable> {
  if (bytes.length === 0) return unreadable('empty')
  if (bytes.length > limits.bytes) return unreadable('too_large')
  const output = new MonoOutput(sink, limits.seconds)
  const attempt = await attemptDecoding(bytes, output, limits.seconds)
  if ('outcome' in attempt) return attempt
  output.end()
  if (output.samples === 0) return unreadable('damaged')
  return { outcome: 'decoded', samples: output.samples, isCut: output.isFull, damage: attempt }
}

async function attemptDecoding(bytes: Uint8Array, output: MonoOutput, maxSeconds: number): Promise<Attempt> {
  try {
    return await decodeFormat(bytes, output, maxSeconds)
  } catch {
    // Decoders throw on damage; what they gave before counts, and `damaged` is said when that is nothing.
    return NO_DAMAGE
  }
}

async function decodeFormat(bytes: Uint8Array, output: MonoOutput, maxSeconds: number): Promise<Attempt> {
  const format = sniffAudio(bytes)
  const runFfmpeg = async (as: FfmpegFormat, input = bytes): Promise<Attempt> =>
    (await decodeWithFfmpeg(input, as, output, maxSeconds)) ? NO_DAMAGE : unreadable('no_decoder')
  switch (format) {
    case 'ogg':
      return await decodeOgg(bytes, output, runFfmpeg)
    case 'webm':
    case 'mp4':
      return await decodeContainer(bytes, output, runFfmpeg)
    case 'wav':
      return isPlainWav(bytes) ? decodeChunks(openWav(), bytes, output) : unreadable('unsupported_layout')
    case 'mp3':
      return decodeChunks(await openMp3(), bytes, output)
    case 'amr':
      return decodeChunks(await openAmr(), bytes, output)
    case 'aac':
    case 'flac':
      return await runFfmpeg(format)
    case undefined:
      return unreadable('not_audio')
  }
}

async function decodeOgg(bytes: Uint8Array, output: MonoOutput, runFfmpeg: (as: FfmpegFormat) => Promise<Attempt>): Promise<Attempt> {
  const file = readOggOpus(bytes)
  if (file.kind === 'refused') return file.reason === 'not_opus' && isVorbis(bytes) ? runFfmpeg('ogg') : unreadable(file.reason)
  const damage = { skippedPages: file.skippedPages, badPackets: file.badPackets }
  for (const link of file.links) {
    damage.badPackets += await decodeOpus(link.head, readOpusPackets(bytes, link), output, countAudibleSamples(link))
    if (output.isFull) break
  }
  return damage
}

/** The first page of an Ogg file holds one packet, at byte 28. */
function isVorbis(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(28, 35)) === '\x01vorbis'
}

async function decodeContainer(
  bytes: Uint8Array,
  output: MonoOutput,
  runFfmpeg: (as: FfmpegFormat, input?: Uint8Array) => Promise<Attempt>,
): Promise<Attempt> {
  const audio = await demuxAudio(bytes)
  switch (audio.kind) {
    case 'opus':
      return { skippedPages: 0, badPackets: await decodeOpus(audio.head, audio.packets, output) }
    case 'aac':
      return await runFfmpeg('aac', await audio.readAdts())
    case 'other':
      return sniffAudio(bytes) === 'webm' ? await runFfmpeg('matroska') : unreadable('no_decoder')
    case 'none':
      return unreadable('empty')
  }
}

function decodeChunks(decoder: ChunkDecoder, bytes: Uint8Array, output: MonoOutput): Attempt {
  try {
    for (let offset = 0; offset < bytes.length && !output.isFull; offset += CHUNK_BYTES) {
      const { channelData, sampleRate } = decoder.decode(bytes.subarray(offset, offset + CHUNK_BYTES))
      if (!channelData[0]?.length) continue
      if (!output.push(channelData, sampleRate)) return unreadable('unsupported_layout')
    }
  } finally {
    decoder.free()
  }
  return NO_DAMAGE
}
