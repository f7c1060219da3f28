import { describe, expect, test } from 'vitest'
import { addPinkNoise, type Contour, makeRandom, makeVoice } from '../testing/make-sound.ts'
import {
  computePitchBaseline,
  decidePitch,
  type EarlierPitch,
  MILD_PITCH_THRESHOLDS,
  type PitchBaseline,
  STRICT_PITCH_THRESHOLDS,
} from './pitch-decision.ts'
import { computePitchFeatures, type PitchFeatures, samplePitchCurve } from './pitch-features.ts'
import { PitchTracker } from './pitch-tracker.ts'

const SECONDS = 8

describe('the pitch of a note', () => {
  test('is told in semitones above 100 Hz, within 0.3 of what it is', () => {
    expect(measure(() => 120).medianSt).toBeCloseTo(12 * Math.log2(1.2), 1)
    expect(Math.abs((measure(() => 220).medianSt ?? 0) - 12 * Math.log2(2.2))).toBeLessThan(0.3)
  })

  test('that climbs six semitones rises by about that, and steadily', () => {
    const features = measure((t) => 120 * 2 ** ((6 * t) / SECONDS / 12))
    expect(features.riseSt).toBeGreaterThan(5)
    expect(features.riseSt).toBeLessThan(6.5)
    expect(features.tau).toBeGreaterThan(0.9)
    expect(decidePitch(features, undefined)).toMatchObject({ kind: 'rise', aboveUsualSt: null })
  })

  test.each([15, 10])('that climbs is found with noise %i dB below it', (snr) => {
    const climbing = makeVoice((t) => 120 * 2 ** ((6 * t) / SECONDS / 12), SECONDS)
    expect(decidePitch(analyse(addPinkNoise(climbing, snr, makeRandom(snr))), undefined).kind).toBe('rise')
  })

  test('that is flat, falls, or climbs by two semitones is usual', () => {
    const contours: Contour[] = [() => 150, (t) => 150 * 2 ** (-t / 12), (t) => 150 * 2 ** ((2 * t) / SECONDS / 12)]
    expect(contours.map((contour) => decidePitch(measure(contour), undefined).kind)).toEqual(['usual', 'usual', 'usual'])
  })

  test('that goes up at the end only, as a question does, is usual even mildly', () => {
    const question: Contour = (t) => 130 * 2 ** (t > SECONDS - 0.5 ? (6 * (t - SECONDS + 0.5)) / 0.4 / 12 : 0)
    expect(decidePitch(measure(question), undefined, MILD_PITCH_THRESHOLDS).kind).toBe('usual')
  })

  test.each([
    ['with a pause between them', 4800],
    ['whose pause is filled, as by people talking around them', 0],
  ])('of two speakers one after the other, %s, is abrupt, not a rise', (_, pauseSamples) => {
    // Speech has a melody: a spread of two semitones keeps the one voice from being an outlier of the other.
    const speak = (hz: number) => makeVoice((t) => hz * 2 ** ((3 * Math.sin(4 * t)) / 12), 4)
    const both = Float32Array.from([...speak(110), ...new Float32Array(pauseSamples), ...speak(200)])
    expect(decidePitch(analyse(both), undefined)).toMatchObject({ kind: 'abrupt' })
  })

  test('that climbs eight semitones in one breath is a rise, not abrupt', () => {
    expect(
      decidePitch(
        measure((t) => 120 * 2 ** ((8 * t) / SECONDS / 12)),
        undefined,
      ).kind,
    ).toBe('rise')
  })

  test('of less than a second and a half of voice is not judged', () => {
    expect(decidePitch(analyse(makeVoice(() => 150, 1)), undefined)).toEqual({ kind: 'not_enough', reason: 'little_voice' })
    expect(decidePitch(analyse(new Float32Array(160_000)), undefined)).toEqual({ kind: 'not_enough', reason: 'little_voice' })
  })

  test('with noise 5 dB below it is not judged', () => {
    const noisy = addPinkNoise(
      makeVoice(() => 150, SECONDS),
      5,
      makeRandom(5),
    )
    expect(decidePitch(analyse(noisy), undefined)).toEqual({ kind: 'not_enough', reason: 'noisy' })
  })

  test('is drawn where there is voice and nowhere else', () => {
    const sound = makeVoice(() => 200, 2)
    sound.fill(0, 16_000)
    const curve = samplePitchCurve(track(sound), 20)
    expect(curve.slice(11)).toEqual(new Array(9).fill(null))
    expect(curve.slice(1, 3)).toEqual([12, 12])
  })
})

describe('the customer’s usual pitch', () => {
  const calm = [0, 0.5, -0.5, 0.2].map((st): EarlierPitch => ({ voicedSeconds: 3, medianSt: st, isFlagged: false }))
  const baseline: PitchBaseline = { medianSt: 0, deviationSt: 1.2, notes: 5 }

  test('is the median of three or more earlier notes that have voice and were not flagged', () => {
    expect(computePitchBaseline(calm)).toEqual({ medianSt: 0.1, deviationSt: 1.2, notes: 4 })
    const useless = [
      { voicedSeconds: 1, medianSt: 9, isFlagged: false },
      { voicedSeconds: 3, medianSt: 9, isFlagged: true },
      { voicedSeconds: 3, medianSt: null, isFlagged: false },
    ]
    expect(computePitchBaseline([...calm, ...useless])).toEqual(computePitchBaseline(calm))
    expect(computePitchBaseline(calm.slice(0, 2))).toBeUndefined()
  })

  test('comes from the last ten of them', () => {
    const old = new Array<EarlierPitch>(30).fill({ voicedSeconds: 3, medianSt: 12, isFlagged: false })
    const recent = new Array<EarlierPitch>(10).fill({ voicedSeconds: 3, medianSt: 2, isFlagged: false })
    expect(computePitchBaseline([...old, ...recent])).toMatchObject({ medianSt: 2, notes: 10 })
  })

  test('is what a raised note is above, by three semitones and two deviations', () => {
    const flat = measure(() => 120)
    const at = (aboveUsual: number, deviationSt = 1.2) =>
      decidePitch(flat, { ...baseline, medianSt: (flat.medianSt ?? 0) - aboveUsual, deviationSt })
    expect(at(3.01)).toMatchObject({ kind: 'raised', score: expect.closeTo(1.003, 2) })
    expect(at(2.9).kind).toBe('usual')
    expect(at(3.01, 2).kind).toBe('usual')
    expect(at(4.1, 2).kind).toBe('raised')
  })

  test('a note below it has a score of 0, one far above of 2', () => {
    const flat = measure(() => 120)
    const score = (medianSt: number) => {
      const decision = decidePitch(flat, { ...baseline, medianSt })
      return decision.kind === 'not_enough' ? undefined : decision.score
    }
    expect([score(12), score(-40)]).toEqual([0, 2])
  })
})

test('what is strictly raised is mildly raised too', () => {
  const names: (keyof typeof STRICT_PITCH_THRESHOLDS)[] = [
    'minRiseSt',
    'minThirdsSt',
    'minTau',
    'minAboveUsualSt',
    'minAboveUsualDeviations',
  ]
  expect(names.every((name) => MILD_PITCH_THRESHOLDS[name] < STRICT_PITCH_THRESHOLDS[name])).toBe(true)
})

function track(sound: Float32Array) {
  const tracker = new PitchTracker()
  tracker.push(sound)
  return tracker.finish()
}

function analyse(sound: Float32Array): PitchFeatures {
  return computePitchFeatures(track(sound))
}

function measure(contour: Contour): PitchFeatures {
  return analyse(makeVoice(contour, SECONDS))
}
