import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWord, normalizeText } from './normalize-text.ts'
import { splitWords } from './split-words.ts'

describe('normalised text', () => {
  test.each([
    ['case and diacritics go', 'Één KOPIË', 'een kopie'],
    ['a dotted capital I is an i', 'İPTAL', 'iptal'],
    ['soft hyphens and zero-width characters go', 'kla\u00adch\u200bt', 'klacht'],
    ['curly quotes become straight', 'm’n', "m'n"],
    ['full-width letters are letters', 'ＯＰＥＮ', 'open'],
    ['sharp s and ligatures are spelled out', 'Straße Œuvre', 'strasse oeuvre'],
    ['stretched letters come back to two', 'neeeeee', 'nee'],
    ['a number within a word keeps its place', '4x 17u', '0x 0u'],
    ['Arabic keeps its marks', 'مُوَظَّف', 'مُوَظَّف'],
  ])('%s', (_guarantee, text, expected) => {
    expect(normalizeText(text)).toBe(expected)
  })

  test('addresses and numbers become placeholders', () => {
    const words = splitWords(normalizeText('order 4411 of 113542617735902, zie https://x.nl/a?b=1 of mail jan@voorbeeld.be, € 12,50'))
    expect(words).toEqual(['order', '_number_', 'of', '_reference_', 'zie', '_web_', 'of', 'mail', '_mail_', '_number_'])
  })

  test('a second pass over a word changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => foldWord(foldWord(word)) === foldWord(word)))
  })

  test.each(['a', '1', '.', 'a@', 'www.', '’', 'é', '1.'])('100,000 times %j is read in linear time', (piece) => {
    const startedAt = performance.now()
    splitWords(normalizeText(piece.repeat(100_000)))
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})

describe('words', () => {
  test('are letters, digits, placeholders, inner apostrophes, runs of marks and emoji', () => {
    expect(splitWords("ik heb 'm niet?! 😡😡 zo'n _number_")).toEqual(['ik', 'heb', 'm', 'niet', '?!', '😡', '😡', "zo'n", '_number_'])
  })

  test('leave an elided article apart', () => {
    expect(splitWords("l'adresse qu'il n'a pas, m'n d'r")).toEqual(['l', 'adresse', "qu'il", "n'a", 'pas', "m'n", "d'r"])
  })
})
