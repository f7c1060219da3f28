// Sound for tests without recording anybody: a pulse train whose fundamental is known at every moment, through
// three resonators that make it a vowel; noise at a known distance from it; and surgery on Ogg files.
import { oggCrc } from '../audio/ogg-crc.ts'
import { findOggPages } from '../audio/ogg-page.ts'

/** Fundamental in hertz at a time in seconds. */
export type Contour = (seconds: number) => number

const FORMANTS = [700, 1200, 2600]
const BANDWIDTH = 90
const VOICED_SECONDS = 0.4
const CYCLE_SECONDS = 0.5

export function isVoicedAt(seconds: number): boolean {
  return seconds % CYCLE_SECONDS < VOICED_SECONDS
}

/** A voice saying "a" for 0.4 s, pausing 0.1 s, and so on; −0.5 to 0.5. */
export function makeVoice(contour: Contour, seconds: number, rate = 16_000): Float32Array {
  let sound: Float32Array = new Float32Array(Math.round(seconds * rate))
  let phase = 0
  for (let index = 0; index < sound.length; index++) {
    const time = index / rate
    phase += contour(time) / rate
    if (phase < 1) continue
    phase -= 1
    // Placed between two samples, or the period itself would be rounded.
    const late = phase / (contour(time) / rate)
    if (!isVoicedAt(time)) continue
    sound[index] = 1 - late
    if (index > 0) sound[index - 1] = (sound[index - 1] ?? 0) + late
  }
  for (const frequency of FORMANTS) sound = resonate(sound, frequency, rate)
  return scale(sound, 0.5)
}

/** Mulberry32: equal seeds give equal sequences of numbers from 0 to 1. */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Pink noise added `snrDb` below the active level: the mean power of 20 ms frames within 25 dB of the loudest. */
export function addPinkNoise(sound: Float32Array, snrDb: number, random: () => number, rate = 16_000): Float32Array {
  return mixAt(sound, makePinkNoise(sound.length, random), snrDb, rate)
}

/** `other` added so that its mean power lies `snrDb` below the active level of `sound`. */
export function mixAt(sound: Float32Array, other: Float32Array, snrDb: number, rate = 16_000): Float32Array {
  const gain = Math.sqrt(activePower(sound, rate) / meanPower(other) / 10 ** (snrDb / 10))
  return sound.map((sample, index) => sample + gain * (other[index] ?? 0))
}

/** Writes a valid checksum into every page, so that damage gets past it. */
export function repairChecksums(bytes: Uint8Array, original: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { lacingStart, bodyStart, segments } of findOggPages(original).pages) {
    let end = bodyStart
    for (let index = 0; index < segments; index++) end += bytes[lacingStart + index] ?? 0
    if (end <= bytes.length) view.setUint32(lacingStart - 5, oggCrc(bytes, lacingStart - 27, end), true)
  }
  return bytes
}

function resonate(input: Float32Array, frequency: number, rate: number): Float32Array {
  const radius = Math.exp((-Math.PI * BANDWIDTH) / rate)
  const a1 = 2 * radius * Math.cos((2 * Math.PI * frequency) / rate)
  const a2 = -radius * radius
  let y1 = 0
  let y2 = 0
  return input.map((sample) => {
    const y = sample + a1 * y1 + a2 * y2
    y2 = y1
    y1 = y
    return y
  })
}

/** Paul Kellet's filter: three decibels an octave down from white noise. */
function makePinkNoise(length: number, random: () => number): Float32Array {
  const state = [0, 0, 0]
  const poles = [0.99765, 0.963, 0.57]
  const gains = [0.099046, 0.2965164, 1.0526913]
  return Float32Array.from({ length }, () => {
    const white = random() * 2 - 1
    let sum = 0.1848 * white
    for (let index = 0; index < state.length; index++) {
      state[index] = (poles[index] ?? 0) * (state[index] ?? 0) + (gains[index] ?? 0) * white
      sum += state[index] ?? 0
    }
    return sum
  })
}

function activePower(sound: Float32Array, rate: number): number {
  const frame = Math.round(rate * 0.02)
  const powers = Array.from({ length: Math.floor(sound.length / frame) }, (_, index) =>
    meanPower(sound.subarray(index * frame, (index + 1) * frame)),
  )
  const threshold = Math.max(...powers) / 10 ** 2.5
  const active = powers.filter((power) => power >= threshold)
  return active.reduce((sum, power) => sum + power, 0) / active.length
}

function meanPower(sound: Float32Array): number {
  return sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length
}

function scale(sound: Float32Array, peak: number): Float32Array {
  const largest = sound.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0)
  return sound.map((sample) => (sample * peak) / largest)
}
