import { expect, test } from 'vitest'
import { decimal, providerInteger } from './decimal.ts'

test.each([
  ['1', 1],
  ['007', 7],
  ['100', 100],
])('%j is read as %d', (text, number) => {
  expect(decimal(1, 100).parse(text)).toBe(number)
})

test.each(['0', '101', '0x10', '1e1', '1.0', '+1', '-1', ' 1', '1 ', '', 'Infinity', '1_0', '٣', '9999999999999999', 5, null])(
  '%j is no number of a path between 1 and 100',
  (text) => {
    expect(decimal(1, 100).safeParse(text).success).toBe(false)
  },
)

test.each([null, '', ' ', true, [], '0x10', '1.5', 1.5, {}])('%j is no whole number of the provider', (value) => {
  expect(providerInteger.safeParse(value).success).toBe(false)
})

test('the provider may write a whole number either way', () => {
  expect([131047, '131047', '-1', 0].map((value) => providerInteger.parse(value))).toEqual([131047, 131047, -1, 0])
})
