import { expect, test } from 'vitest'
import { canonicalLanguage, isRightToLeft, languageOfCountry, matchLanguage } from './language-tag.ts'

test.each<[string, string[], string | null]>([
  ['nl', ['en', 'nl'], 'nl'],
  ['nl-BE', ['en', 'nl'], 'nl'],
  ['nld', ['en', 'nl'], 'nl'],
  ['pt-BR', ['pt', 'pt-BR'], 'pt-BR'],
  ['pt', ['pt-BR'], 'pt-BR'],
  ['pt-PT', ['pt-BR', 'pt'], 'pt'],
  ['tr', ['en', 'nl'], null],
  ['klingon, perhaps', ['en'], null],
])('who speaks %s and may read %j reads %s', (language, tags, expected) => {
  expect(matchLanguage(language, tags)).toBe(expected)
})

test.each([
  ['NL', 'nl'],
  ['be', 'nl'],
  ['DE', 'de'],
  ['MA', 'ar'],
  ['UA', 'uk'],
  ['', null],
  ['?!', null],
])('in %j mostly %s is spoken', (country, expected) => {
  expect(languageOfCountry(country)).toBe(expected)
})

test('a tag is written one way, and what is none is none', () => {
  expect(['NL-be', 'nld', 'zh-hant', 'x', '', 'geen taal'].map(canonicalLanguage)).toEqual(['nl-BE', 'nl', 'zh-Hant', null, null, null])
})

test('Arabic runs from right to left, with a region too', () => {
  expect(['ar', 'ar-MA', 'nl', 'he'].map(isRightToLeft)).toEqual([true, true, false, true])
})
