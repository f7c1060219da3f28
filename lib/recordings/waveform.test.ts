import { expect, test } from 'vitest'
import { choosePlaybackForms } from './playback-source.ts'
import { barsPath, foldPeaks, pitchPath } from './waveform.ts'

test('folding keeps the loudest of each stretch, and silence is still drawn', () => {
  expect(foldPeaks([0, 10, 90, 20], 2)).toEqual([10, 90])
  expect(foldPeaks([0, 0, 0, 0], 2)).toEqual([6, 6])
})

test('a waveform has as many bars before it is known as after, and more bars than peaks repeat them', () => {
  expect(foldPeaks([], 56)).toHaveLength(56)
  expect(
    foldPeaks(
      Array.from({ length: 200 }, () => 50),
      56,
    ),
  ).toEqual(Array.from({ length: 56 }, () => 50))
  expect(foldPeaks([40, 80], 4)).toEqual([40, 40, 80, 80])
})

test('bars stand around the middle', () => {
  expect(barsPath([100, 50])).toBe('M0.5 0V100M1.5 25V75')
})

test('a pitch curve is broken at pauses and has its median in the middle', () => {
  expect(pitchPath([0, 0, null, 12, 0], 50)).toBe('M5 50L15 50M35 2L45 50')
  expect(pitchPath([0, 0, null, 6, null, 0, 0], 70)).toBe('M5 50L15 50M55 50L65 50')
  expect(pitchPath([null, null], 10)).toBe('')
})

test('the original is asked for where the browser plays it, else WebM, else WAV', () => {
  const plays =
    (...types: string[]) =>
    (type: string) =>
      types.includes(type) ? 'probably' : ''
  expect(choosePlaybackForms('audio/ogg', plays('audio/ogg; codecs=opus'))).toEqual(['original', 'wav'])
  expect(choosePlaybackForms('audio/ogg', plays('audio/webm; codecs=opus'))).toEqual(['webm', 'wav'])
  expect(choosePlaybackForms('audio/ogg', plays())).toEqual(['wav'])
  expect(choosePlaybackForms('audio/amr', plays('audio/ogg; codecs=opus', 'audio/webm; codecs=opus'))).toEqual(['wav'])
  expect(choosePlaybackForms('audio/mpeg', plays('audio/mpeg'))).toEqual(['original', 'wav'])
})
