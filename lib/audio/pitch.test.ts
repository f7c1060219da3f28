import { describe, expect, test } from 'vitest'
import { addPinkNoise, type Contour, isVoicedAt, makeRandom, makeVoice } from '../testing/make-sound.ts'
import { decodeAudio } from './decode-audio.server.ts'
import { encodeVoice } from './encode-opus.server.ts'
import { Fft } from './fft.ts'
import { PITCH_HOP_SECONDS, type PitchTrack, PitchTracker } from './pitch-tracker.ts'

const CONTOURS: [string, Contour][] = [
  ['a rise from 90 Hz', (t) => 90 * 2 ** (t / 6)],
  ['a rise from 180 Hz', (t) => 180 * 2 ** (t / 6)],
  ['a melody around 150 Hz', (t) => 150 * 2 ** ((3 * Math.sin(2 * Math.PI * 1.5 * t)) / 12)],
  ['a low creak', (t) => 65 + (10 * t) / 6],
  ['a flat 120 Hz', () => 120],
]
const SECONDS = 6

describe('a voice whose pitch is known', () => {
  test.each(CONTOURS)('%s is followed without gross errors, within five cents', (_name, contour) => {
    const errors = measureErrors(track(makeVoice(contour, SECONDS)), contour)
    expect(errors.grossShare).toBeLessThan(0.01)
    expect(errors.medianCents).toBeLessThan(5)
    expect(errors.keptShare).toBeGreaterThan(0.7)
  })

  test.each(CONTOURS.flatMap(([name, contour]) => [10, 5].map((snr): [string, number, Contour] => [name, snr, contour])))(
    '%s is followed with noise %i dB below it',
    (_name, snr, contour) => {
      const errors = measureErrors(track(addPinkNoise(makeVoice(contour, SECONDS), snr, makeRandom(snr))), contour)
      expect(errors.grossShare).toBeLessThan(0.01)
      expect(errors.medianCents).toBeLessThan(30)
    },
  )

  test.each(CONTOURS)('%s is followed through our own Opus', async (_name, contour) => {
    const tracker = new PitchTracker()
    const { bytes } = await encodeVoice(makeVoice(contour, SECONDS), { serial: 1 })
    await decodeAudio(bytes, (block) => tracker.push(block))
    const errors = measureErrors(tracker.finish(), contour)
    expect(errors.grossShare).toBeLessThan(0.01)
    expect(errors.medianCents).toBeLessThan(30)
  })

  test('is the same however the sound was cut into blocks', () => {
    const sound = makeVoice(() => 120, 2)
    expect(track(sound, 333).hz).toEqual(track(sound, 16_000).hz)
  })
})

describe('what has no pitch', () => {
  test('silence has none', () => {
    expect(countVoiced(track(new Float32Array(32_000)))).toBe(0)
  })

  test('noise has next to none that is relied on', () => {
    const random = makeRandom(4)
    const noise = Float32Array.from({ length: 5 * 16_000 }, () => random() - 0.5)
    expect(track(noise).isReliable.reduce((sum, value) => sum + value, 0)).toBeLessThan(10)
  })

  test('nothing, and less than a frame, are tracks without frames', () => {
    expect(track(new Float32Array()).hz).toHaveLength(0)
    expect(track(new Float32Array(20)).hz).toHaveLength(0)
  })
})

test.each([4, 8, 256, 512, 1024])('a transform of %i equals the sum that defines it', (size) => {
  const random = makeRandom(size)
  const re = Float64Array.from({ length: size }, () => random() - 0.5)
  const im = Float64Array.from({ length: size }, () => random() - 0.5)
  const bin = Math.floor(size / 3)
  let expectedRe = 0
  let expectedIm = 0
  for (let index = 0; index < size; index++) {
    const angle = (-2 * Math.PI * bin * index) / size
    expectedRe += (re[index] ?? 0) * Math.cos(angle) - (im[index] ?? 0) * Math.sin(angle)
    expectedIm += (re[index] ?? 0) * Math.sin(angle) + (im[index] ?? 0) * Math.cos(angle)
  }
  new Fft(size).transform(re, im)
  expect(re[bin]).toBeCloseTo(expectedRe, 9)
  expect(im[bin]).toBeCloseTo(expectedIm, 9)
})

function track(sound: Float32Array, blockLength = 16_000): PitchTrack {
  const tracker = new PitchTracker()
  for (let start = 0; start < sound.length; start += blockLength) tracker.push(sound.subarray(start, start + blockLength))
  return tracker.finish()
}

function countVoiced({ hz }: PitchTrack): number {
  return hz.filter((value) => value > 0).length
}

/** Gross: more than 20 % off. Kept: reliable of the frames that lie well within the voice. */
function measureErrors({ hz, isReliable }: PitchTrack, contour: Contour) {
  const cents: number[] = []
  let gross = 0
  let voiced = 0
  for (let frame = 0; frame < hz.length; frame++) {
    const time = (frame + 0.5) * PITCH_HOP_SECONDS
    if (isVoicedAt(time - 0.03) && isVoicedAt(time + 0.03)) voiced++
    if (isReliable[frame] === 0) continue
    const off = 1200 * Math.log2((hz[frame] ?? 0) / contour(time))
    if (Math.abs(off) > 1200 * Math.log2(1.2)) gross++
    cents.push(Math.abs(off))
  }
  cents.sort((a, b) => a - b)
  return { grossShare: gross / cents.length, medianCents: cents[cents.length >> 1] ?? 0, keptShare: cents.length / voiced }
}
