import { expect, test } from 'vitest'
import { readClock } from './read-clock.ts'

test.each<[string, string | null]>([
  ['9', '09:00'],
  ['17', '17:00'],
  ['930', '09:30'],
  ['1730', '17:30'],
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  [' 9u30 ', '09:30'],
  ['24', '24:00'],
  ['00:00', '00:00'],
  ['24:30', null],
  ['25', null],
  ['9:75', null],
  ['9:3', null],
  ['', null],
  ['noon', null],
])('%j is read as %s', (typed, expected) => {
  expect(readClock(typed)).toBe(expected)
})
