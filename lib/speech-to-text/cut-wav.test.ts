import { describe, expect, test } from 'vitest'
import { toWav } from '../audio/to-wav.ts'
import { makeRandom } from '../testing/make-sound.ts'
import { cutWav } from './cut-wav.ts'

const rate = 16_000
const header = 44

/** Noise with silence in the pauses that are named, in seconds. */
function makeSound(seconds: number, pauses: [from: number, to: number][]): Int16Array {
  const random = makeRandom(1)
  return Int16Array.from({ length: seconds * rate }, (_, index) => {
    const isQuiet = pauses.some(([from, to]) => index >= from * rate && index < to * rate)
    return isQuiet ? 0 : Math.round((random() - 0.5) * 20_000)
  })
}

describe('a recording that is too long for its endpoint', () => {
  test('is cut in pauses, and nothing of it is lost or heard twice', () => {
    const sound = makeSound(100, [
      [27, 27.6],
      [55, 55.5],
      [82, 82.4],
    ])
    const pieces = cutWav(toWav(sound, rate), { maxBytes: 1e9, maxSeconds: 30 })
    expect(pieces).toHaveLength(4)
    const cuts = pieces.slice(1).map(({ startMs }) => startMs / 1_000)
    expect(cuts[0]).toBeGreaterThan(27)
    expect(cuts[0]).toBeLessThan(27.6)
    expect(cuts[1]).toBeGreaterThan(55)
    expect(cuts[1]).toBeLessThan(55.5)
    const joined = Buffer.concat(pieces.map(({ bytes }) => bytes.subarray(header)))
    expect(joined.equals(toWav(sound, rate).subarray(header))).toBe(true)
  })

  test('is not cut into crumbs: an early pause is none to cut in', () => {
    const pieces = cutWav(toWav(makeSound(60, [[1, 2]]), rate), { maxBytes: 1e9, maxSeconds: 28 })
    expect(pieces.slice(0, -1).every(({ bytes }) => bytes.length > header + 18 * rate * 2)).toBe(true)
  })

  test('keeps every piece within both limits, even where nobody pauses', () => {
    const maxBytes = 1_000_000
    const pieces = cutWav(toWav(makeSound(90, []), rate), { maxBytes, maxSeconds: 60 })
    expect(pieces.length).toBeGreaterThan(2)
    for (const { bytes } of pieces) expect(bytes.length).toBeLessThanOrEqual(maxBytes)
  })

  test('stays whole when it fits', () => {
    const wav = toWav(makeSound(10, [[5, 6]]), rate)
    const pieces = cutWav(wav, { maxBytes: 25 * 1024 * 1024, maxSeconds: 1_380 })
    expect(pieces).toEqual([{ bytes: wav, startMs: 0 }])
  })
})
