// Speech to Opus in the form WhatsApp's own recorder gives it: 16 kHz, mono, SILK wideband, three 20 ms frames in
// a packet.
import { Application, createEncoder, Signal } from 'libopus-wasm'
import { SOUND_RATE } from './mono-output.ts'
import { writeOggOpus } from './ogg-writer.ts'
import { OPUS_RATE } from './opus-packet.ts'
import { packOpusFrames } from './pack-opus-frames.ts'

const FRAME_SAMPLES = 320
const RATIO = OPUS_RATE / SOUND_RATE
/** Above this size a phone shows a download arrow instead of the play button. */
export const PLAY_BUTTON_BYTES = 512 * 1024
/** Of what the packets may take of it; the rest is for the container. */
const PACKET_BITS = 500 * 8 * 1000
const MIN_BITRATE = 12_000
const MAX_BITRATE = 24_000

export type EncodedVoice = {
  /** An Ogg file. */
  bytes: Uint8Array
  durationMs: number
  /** Longer than some 333 s: the customer has to download it before it plays. */
  tooLargeForPlayButton: boolean
}

export type VoiceFileOptions = {
  /** Names the stream within the file; any number of 32 bits. */
  serial: number
  /** `NAME=value`, kept in the file. */
  comments?: string[]
}

/** Bits a second that keep a note of this length within the size that plays at once, as far as speech allows. */
export function chooseBitrate(seconds: number): number {
  return Math.max(MIN_BITRATE, Math.min(MAX_BITRATE, Math.floor(PACKET_BITS / Math.max(1, seconds))))
}

/** @param samples mono at 16 kHz, −1 to 1, or the same as 16-bit whole numbers. */
export async function encodeVoice(samples: Float32Array | Int16Array, { serial, comments }: VoiceFileOptions): Promise<EncodedVoice> {
  const encoder = await createEncoder({
    sampleRate: SOUND_RATE,
    channels: 1,
    application: Application.Voip,
    signal: Signal.Voice,
    complexity: 10,
    bitrate: chooseBitrate(samples.length / SOUND_RATE),
    frameSize: FRAME_SAMPLES,
  })
  try {
    const lookahead = encoder.getLookahead()
    // The decoder is behind by the look-ahead: as much silence after the end lets the end out.
    const frames = Math.ceil((samples.length + lookahead) / FRAME_SAMPLES)
    const packets = Array.from({ length: frames }, (_, index) => {
      const part = samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
      return part instanceof Float32Array
        ? encoder.encodeFloat(pad(part, new Float32Array(FRAME_SAMPLES)))
        : encoder.encode(pad(part, new Int16Array(FRAME_SAMPLES)))
    })
    const bytes = writeOggOpus({
      packets: packOpusFrames(packets),
      channels: 1,
      preSkip: lookahead * RATIO,
      samples: samples.length * RATIO,
      inputRate: SOUND_RATE,
      serial,
      comments,
    })
    return describeVoice(bytes, samples.length * RATIO)
  } finally {
    encoder.free()
  }
}

/** @param samples at 48 kHz */
export function describeVoice(bytes: Uint8Array, samples: number): EncodedVoice {
  return { bytes, durationMs: Math.round((samples * 1000) / OPUS_RATE), tooLargeForPlayButton: bytes.length > PLAY_BUTTON_BYTES }
}

function pad<Samples extends Float32Array | Int16Array>(part: Samples, frame: Samples): Samples {
  if (part.length === frame.length) return part
  frame.set(part)
  return frame
}
