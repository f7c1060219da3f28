// Between any decoder and what listens to it: mono, 16 kHz, blocks of one second, never more than the limit.
import { Resampler } from './resample.ts'

/** Everything that listens to decoded sound works at this rate, in hertz. */
export const SOUND_RATE = 16_000
/** Takes a second of sound or, at the end, less: mono at 16 kHz, −1 to 1. The block is reused: copy what you keep. */
export type SoundSink = (block: Float32Array) => void

const MIN_RATE = 4000
const MAX_RATE = 192_000
const MAX_CHANNELS = 8

export class MonoOutput {
  readonly #sink: SoundSink
  readonly #maxSamples: number
  readonly #block = new Float32Array(SOUND_RATE)
  #filled = 0
  #samples = 0
  #resampler: Resampler | undefined
  #rate: number | undefined

  constructor(sink: SoundSink, maxSeconds: number) {
    this.#sink = sink
    this.#maxSamples = maxSeconds * SOUND_RATE
  }

  /** Samples at 16 kHz so far. */
  get samples(): number {
    return this.#samples
  }

  /** The limit is met: decoding any further is in vain. */
  get isFull(): boolean {
    return this.#samples >= this.#maxSamples
  }

  /**
   * One block of equally long channels. Several channels become one by averaging; a change of rate within a sound
   * (joined MP3 files have them) starts a new conversion. False when nobody could listen to such a layout.
   */
  push(channels: Float32Array[], rate: number): boolean {
    const [first] = channels
    if (first === undefined || channels.length > MAX_CHANNELS) return false
    if (!Number.isInteger(rate) || rate < MIN_RATE || rate > MAX_RATE) return false
    const mono = toMono(channels, first.length)
    if (rate !== this.#rate) {
      if (this.#resampler) this.#write(this.#resampler.flush())
      this.#resampler = rate === SOUND_RATE ? undefined : new Resampler(rate, SOUND_RATE)
      this.#rate = rate
    }
    this.#write(this.#resampler ? this.#resampler.push(mono) : mono)
    return true
  }

  /** Hands out what is left. */
  end(): void {
    if (this.#resampler) this.#write(this.#resampler.flush())
    if (this.#filled > 0) this.#sink(this.#block.subarray(0, this.#filled))
    this.#filled = 0
  }

  #write(mono: Float32Array): void {
    let offset = 0
    const end = Math.min(mono.length, this.#maxSamples - this.#samples)
    while (offset < end) {
      const part = mono.subarray(offset, Math.min(end, offset + this.#block.length - this.#filled))
      this.#block.set(part, this.#filled)
      this.#filled += part.length
      offset += part.length
      if (this.#filled < this.#block.length) continue
      this.#sink(this.#block)
      this.#filled = 0
    }
    this.#samples += end
  }
}

/** Damaged floating-point files hold numbers that are none, or beyond any loudness: one would spoil every sum. */
function toMono(channels: Float32Array[], length: number): Float32Array {
  const mono = new Float32Array(length)
  for (let index = 0; index < length; index++) {
    let sum = 0
    for (const channel of channels) sum += channel[index] ?? 0
    const sample = sum / channels.length
    mono[index] = Number.isNaN(sample) ? 0 : Math.max(-1, Math.min(1, sample))
  }
  return mono
}
