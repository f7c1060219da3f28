import { expect, test } from 'vitest'
import { pickLocale } from './pick-locale.ts'

test('what was chosen in this browser wins over what it asks for', () => {
  expect(pickLocale({ chosen: 'en', acceptLanguage: 'nl-NL,nl;q=0.9' })).toBe('en')
})

test('the best language we have of those asked for is taken', () => {
  expect(pickLocale({ acceptLanguage: 'fr-FR,fr;q=0.9,en;q=0.8,nl;q=0.5' })).toBe('en')
  expect(pickLocale({ acceptLanguage: 'en;q=0.3, nl-BE;q=0.7' })).toBe('nl')
})

test('without a language of ours it is Dutch, whatever a cookie holds', () => {
  expect(pickLocale({ chosen: '../../etc', acceptLanguage: 'fr' })).toBe('nl')
  expect(pickLocale({ acceptLanguage: null })).toBe('nl')
})
