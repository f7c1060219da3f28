import { describe, expect, test } from 'vitest'
import { makeVoice } from '../testing/make-sound.ts'
import { chooseBitrate, describeVoice, PLAY_BUTTON_BYTES } from './encode-opus.server.ts'
import { LevelMeter } from './level.ts'
import { MonoOutput } from './mono-output.ts'
import { PeakMeter } from './peaks.ts'
import { Resampler, resample } from './resample.ts'
import { SampleStore } from './sample-store.ts'

describe('a waveform', () => {
  test('follows the loudness of equal parts of the sound, the loudest being 100', () => {
    const steps = makeTone(1000, 6.4).map((sample, index) => sample * Math.floor(index / 16_000))
    const peaks = measurePeaks(steps, 64)
    expect(peaks.slice(0, 10)).toEqual(new Array<number>(10).fill(0))
    expect(Math.max(...peaks)).toBe(100)
    expect([15, 25, 35, 45, 55].map((bucket) => peaks[bucket])).toEqual([17, 33, 50, 67, 83])
  })

  test.each([0.01, 0.3, 7.777, 32.9, 70])('of %f s has every part where it is', (seconds) => {
    const sound = makeTone(1000, seconds)
    sound.fill(0, sound.length / 2)
    const peaks = measurePeaks(sound, 200)
    expect(peaks).toHaveLength(200)
    expect(peaks.slice(0, 98).every((peak) => peak > 50)).toBe(true)
    expect(peaks.slice(102).every((peak) => peak === 0)).toBe(true)
  })

  test('of silence is flat, and so is one of nothing', () => {
    expect(measurePeaks(new Float32Array(16_000), 64)).toEqual(new Array<number>(64).fill(0))
    expect(measurePeaks(new Float32Array(), 64)).toEqual(new Array<number>(64).fill(0))
  })

  test('does not depend on how the sound was cut into blocks', () => {
    const sound = makeVoice(() => 120, 5)
    expect(measurePeaks(sound, 200, 37)).toEqual(measurePeaks(sound, 200, 16_000))
  })
})

describe('loudness', () => {
  test('is told of the speech, not of the pauses, and in decibels below full scale', () => {
    const meter = new LevelMeter()
    const sound = makeTone(1000, 10).map((sample) => sample * 0.1)
    sound.fill(0, 2 * 16_000)
    meter.push(sound)
    // A sine of amplitude 0.1 has a mean power of −23 dB.
    expect(meter.readLevel()).toEqual({ speechDb: -23, peakDb: -20, backgroundDb: -100, voicedMs: 2000 })
  })

  test('of a silent room has no speech in it', () => {
    const meter = new LevelMeter()
    meter.push(makeTone(1000, 3).map((sample) => sample * 0.001))
    expect(meter.readLevel().voicedMs).toBe(0)
  })
})

describe('a change of rate', () => {
  test.each([8000, 11_025, 22_050, 44_100, 48_000])('from %i Hz keeps a tone, its length and its level', (rate) => {
    const converted = resample(makeTone(1000, 1, rate), rate, 16_000)
    const expected = makeTone(1000, 1)
    expect(converted).toHaveLength(16_000)
    const error = converted.subarray(200, 15_800).map((sample, index) => sample - (expected[index + 200] ?? 0))
    expect(Math.max(...error.map(Math.abs))).toBeLessThan(0.005)
  })

  test('leaves nothing of what the new rate cannot hold', () => {
    const converted = resample(makeTone(11_000, 1, 48_000), 48_000, 16_000)
    expect(Math.max(...converted.subarray(200, 15_800).map(Math.abs))).toBeLessThan(0.002)
  })

  test('block by block gives the same as at once', () => {
    const sound = makeVoice(() => 120, 1, 22_050)
    const resampler = new Resampler(22_050, 16_000)
    const blocks: Float32Array[] = []
    for (let start = 0; start < sound.length; start += 371) blocks.push(resampler.push(sound.subarray(start, start + 371)))
    const joined = [...blocks, resampler.flush()].flatMap((block) => [...block])
    const whole = resample(sound, 22_050, 16_000)
    expect(joined).toHaveLength(whole.length)
    expect(Math.max(...joined.map((sample, index) => Math.abs(sample - (whole[index] ?? 0))))).toBeLessThan(1e-5)
  })
})

describe('the output of a decoder', () => {
  test('is mono at 16 kHz, in blocks of a second, cut at the limit', () => {
    const lengths: number[] = []
    const output = new MonoOutput((block) => lengths.push(block.length), 2.5)
    const left = makeTone(1000, 4, 48_000)
    expect(output.push([left, left], 48_000)).toBe(true)
    output.end()
    expect(lengths).toEqual([16_000, 16_000, 8000])
    expect(output.isFull).toBe(true)
  })

  test('averages channels and turns what is no number into silence', () => {
    const heard: number[] = []
    const output = new MonoOutput((block) => heard.push(...block), 1)
    output.push([Float32Array.of(1, Number.NaN, 9, 0.5), Float32Array.of(0, 0, 9, 0)], 16_000)
    output.end()
    expect(heard).toEqual([0.5, 0, 1, 0.25])
  })

  test.each([
    [0, 16_000],
    [9, 16_000],
    [1, 100],
    [1, 1e9],
    [1, Number.NaN],
  ])('%i channels at %d Hz are refused', (channels, rate) => {
    const output = new MonoOutput(() => {}, 1)
    const block = Array.from({ length: channels }, () => new Float32Array(10))
    expect(output.push(block, rate)).toBe(false)
  })
})

test('kept sound is the sound, within 16 bits, wherever it is read', () => {
  const sound = makeTone(333, 40)
  const store = new SampleStore()
  store.push(sound.subarray(0, 100_001))
  store.push(sound.subarray(100_001))
  const part = new Float64Array(1000)
  store.read(262_000, part)
  expect(Math.max(...part.map((sample, index) => Math.abs(sample - (sound[262_000 + index] ?? 0))))).toBeLessThan(2e-5)
  store.read(-500, part)
  expect([...part.subarray(0, 500)].every((sample) => sample === 0)).toBe(true)
  expect(store.readAll()).toHaveLength(sound.length)
})

test.each([
  [10, 24_000],
  [200, 20_000],
  [333, 12_012],
  [600, 12_000],
])('a note of %i s is coded with %i bit/s, so that it plays at once where speech allows it', (seconds, bitrate) => {
  expect(chooseBitrate(seconds)).toBe(bitrate)
})

test('a file above 512 KB is told apart: the phone will not play it at once', () => {
  const sizes = [PLAY_BUTTON_BYTES, PLAY_BUTTON_BYTES + 1]
  expect(sizes.map((size) => describeVoice(new Uint8Array(size), 48_000).tooLargeForPlayButton)).toEqual([false, true])
})

function makeTone(frequency: number, seconds: number, rate = 16_000): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => Math.sin((2 * Math.PI * frequency * index) / rate))
}

function measurePeaks(sound: Float32Array, count: number, blockLength = 16_000): number[] {
  const meter = new PeakMeter()
  for (let start = 0; start < sound.length; start += blockLength) meter.push(sound.subarray(start, start + blockLength))
  return meter.readPeaks(count)
}
