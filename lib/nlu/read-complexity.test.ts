import { expect, test } from 'vitest'
import { readComplexity } from './read-complexity.ts'

test.each([
  ['Het zit nogal ingewikkeld in elkaar', 'ingewikkeld'],
  ['ik weet niet welke ik nodig heb', 'weet niet welke'],
  ["I don't understand the bill", "don't understand"],
  ['Das ist etwas kompliziert', 'kompliziert'],
  ["C'est compliqué à expliquer", 'complique'],
  ['waar is mijn pakket', null],
])('%s', (text, saysSo) => {
  expect(readComplexity(text)).toEqual({ isLong: false, saysSo })
})

test('more than forty words are long', () => {
  expect([readComplexity('woord '.repeat(40)).isLong, readComplexity('woord '.repeat(41)).isLong]).toEqual([false, true])
})

test('100,000 characters are read in linear time', () => {
  const startedAt = performance.now()
  readComplexity('snap verstehe '.repeat(7000))
  expect(performance.now() - startedAt).toBeLessThan(1000)
})
