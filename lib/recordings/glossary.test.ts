import { describe, expect, test } from 'vitest'
import { findCorrections } from './find-corrections.ts'
import { hintsOf, putRight } from './glossary.ts'
import { planTranscriptionRetry } from './plan-transcription-retry.ts'

describe('a corrected transcript', () => {
  test.each([
    ['Ik woon bij vannelle in de straat.', 'Ik woon bij Van Nelle in de straat.', [{ term: 'Van Nelle', heardAs: 'vannelle' }]],
    ['naar tuincentrum de lin de toe', 'naar tuincentrum De Linde toe', [{ term: 'De Linde', heardAs: 'de lin de' }]],
    ['met mevrouw jansens gebeld', 'met mevrouw Janssen gebeld', [{ term: 'Janssen', heardAs: 'jansens' }]],
  ])('teaches the name that was misheard: "%s"', (before, after, corrections) => {
    expect(findCorrections(before, after)).toEqual(corrections)
  })

  test.each([
    ['a capital alone', 'in de kerkstraat', 'in de Kerkstraat'],
    ['a word that began a sentence', 'Jan komt morgen. Haag is mooi.', 'Jan komt morgen. Haar is mooi.'],
    ['a number, which the next customer may mean', 'bestelling 4512 in Gent', 'bestelling 4513 in Gent'],
    ['a word everybody says', 'bel de winkel', 'bel De winkel'],
    ['another word altogether', 'bel de winkel morgen', 'bel de Bloemist morgen'],
    ['a sentence said otherwise', 'ik wil dat het goed komt', 'Graag wil Noor dat alles Morgen Geregeld Is'],
    ['nothing', 'precies zo', 'precies zo'],
  ])('does not teach %s', (_what, before, after) => {
    expect(findCorrections(before, after)).toEqual([])
  })

  test('of the longest kind is compared in time', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `woord${index}`).join(' ')
    expect(findCorrections(long, `${long} Einde`)).toEqual([])
  })
})

describe('known names', () => {
  const terms = [
    { term: 'Van Nelle', heardAs: 'vannelle' },
    { term: 'De Linde', heardAs: 'de lin de' },
    { term: 'Begonia', heardAs: null },
  ]

  test('are put right wherever they are heard as before, with the marks around them and the times of their words', () => {
    const words = ['bij', 'de', 'lin', 'de,', 'en', '"Vannelle".'].map((word, index) => ({ word, startMs: index, endMs: index + 1 }))
    const right = putRight({ text: 'bij  de lin de, en "Vannelle".', words }, terms)
    expect(right.text).toBe('bij  De Linde, en "Van Nelle".')
    expect(right.words).toEqual([
      { word: 'bij', startMs: 0, endMs: 1 },
      { word: 'De Linde,', startMs: 1, endMs: 4 },
      { word: 'en', startMs: 4, endMs: 5 },
      { word: '"Van Nelle".', startMs: 5, endMs: 6 },
    ])
  })

  test('leave everything else alone, and the newest correction of the same words counts', () => {
    expect(putRight({ text: 'de linde bloeit', words: [] }, terms).text).toBe('de linde bloeit')
    const newest = [{ term: 'Van Nellen', heardAs: 'vannelle' }, ...terms]
    expect(putRight({ text: 'vannelle', words: [] }, newest).text).toBe('Van Nellen')
  })

  test('that were each corrected into the other are put right no more, and stay hints', () => {
    const both = [{ term: 'Jansen', heardAs: 'Janssen' }, ...terms, { term: 'Janssen', heardAs: 'jansen' }]
    expect(putRight({ text: 'Jansen en Janssen bij vannelle', words: [] }, both).text).toBe('Jansen en Janssen bij Van Nelle')
    expect(hintsOf(both)).toEqual(expect.arrayContaining(['Jansen', 'Janssen']))
  })

  test('are hints for the engine, each once', () => {
    expect(hintsOf([...terms, { term: 'Begonia', heardAs: 'be konia' }])).toEqual(['Van Nelle', 'De Linde', 'Begonia'])
  })
})

describe('an engine that is busy or away', () => {
  const now = new Date('2026-11-25T10:00:00Z')
  const waitOf = (asked: number, afterMs: number | null, chance = 0) => {
    const at = planTranscriptionRetry(asked, afterMs, now, chance)
    return at && at.getTime() - now.getTime()
  }

  test('is asked again later and later, then given up on', () => {
    expect([1, 2, 3, 4].map((asked) => waitOf(asked, null))).toEqual([5_000, 30_000, 120_000, null])
  })

  test('is given the time it asks for, within reason, and up to a third more', () => {
    expect(waitOf(1, 60_000)).toBe(60_000)
    expect(waitOf(1, 60_000, 1)).toBe(80_000)
    expect(waitOf(1, 1_000)).toBe(5_000)
    expect(waitOf(1, 3_600_000)).toBeNull()
  })
})
