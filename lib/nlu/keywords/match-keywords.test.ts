import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeywordRule, keywordRuleSchema, refusePhrase } from './keyword-rule.ts'
import { createKeywordMatcher, matchKeywords } from './match-keywords.ts'
import { isOneEdit } from './one-edit.ts'
import { previewKeyword } from './preview-keyword.ts'

const rule = (language: string, phrase: string, change: Partial<KeywordRule> = {}): KeywordRule =>
  keywordRuleSchema.parse({ id: phrase, languages: [language], phrases: [phrase], ...change })
const hits = (language: string, phrase: string, text: string, change: Partial<KeywordRule> = {}) =>
  matchKeywords(text, [rule(language, phrase, change)]).map(({ form }) => form)

describe('a keyword is found in its forms', () => {
  test.each([
    ['nl', 'factuur', 'waar zijn mijn facturen', 'facturen'],
    ['nl', 'huis', 'onze huizen zijn koud', 'huizen'],
    ['nl', 'prijs', 'de prijzen kloppen niet', 'prijzen'],
    ['nl', 'dag', 'al vijf dagen', 'dagen'],
    ['nl', 'winkel', 'in jullie winkels', 'winkels'],
    ['nl', 'foto', "ik stuur foto's mee", "foto's"],
    ['nl', 'bon', 'het bonnetje is weg', 'bonnetje'],
    ['nl', 'kapot', 'een kapotte lamp', 'kapotte'],
    ['nl', 'traag', 'dit gaat steeds trager', 'trager'],
    ['nl', 'retourneren', 'ik heb hem geretourneerd', 'geretourneerd'],
    ['nl', 'verhuizen', 'wij zijn verhuisd', 'verhuisd'],
    ['nl', 'beschrijven', 'zoals ik beschreven heb', 'beschreven'],
    ['nl', 'afbestellen', 'ik bestel die tafel toch liever af', 'bestel die tafel toch liever af'],
    ['nl', 'afbestellen', 'dat is om af te bestellen', 'af te bestellen'],
    ['nl', 'terugbrengen', 'ik heb het teruggebracht', 'teruggebracht'],
    ['nl', 'overmaken', 'het bedrag is overgemaakt', 'overgemaakt'],
    ['nl', 'verzekering', 'mijn verzekeringspolis', 'verzekeringspolis'],
    ['nl', 'annul*', 'de annulatie is bevestigd', 'annulatie'],
    ['en', 'cancel', 'it was cancelled yesterday', 'cancelled'],
    ['en', 'delivery', 'both deliveries failed', 'deliveries'],
    ['en', 'break', 'it arrived broken', 'broken'],
    ['en', 'stop', 'please, I am stopping this', 'stopping'],
    ['de', 'anwalt', 'meine Anwälte melden sich', 'Anwälte'],
    ['de', 'stornieren', 'ich habe storniert', 'storniert'],
    ['de', 'abbestellen', 'hiermit bestelle ich den Newsletter ab', 'bestelle ich den Newsletter ab'],
    ['de', 'zurückgeben', 'ich hab es zurueckgegeben', 'zurueckgegeben'],
    ['de', 'rechnung', 'die Rechnungsnummer fehlt', 'Rechnungsnummer'],
    ['fr', 'annuler', "j'ai annulé ma commande", 'annulé'],
    ['fr', 'colis', 'où sont les colis ?', 'colis'],
    ['fr', 'furieux', 'elle est furieuse', 'furieuse'],
    ['fr', 'erreur', "l'erreur vient de vous", 'erreur'],
    ['ar', 'شكوى', 'عندي الشكوى', 'الشكوى'],
    ['ja', '返品', '商品を返品したい', '返品'],
  ])('%s %s: %s', (language, phrase, text, form) => {
    expect(hits(language, phrase, text)).toEqual([form])
  })

  test('a typo stands for a word of six letters and more', () => {
    for (const text of ['advcoaat', 'advokaat', 'advocat', 'advoccaat']) expect(hits('nl', 'advocaat', `mijn ${text}`)).toEqual([text])
    expect(hits('nl', 'boos', 'ik ben bos')).toEqual([])
  })

  test('a phrase allows the words between that its rule allows, in one sentence', () => {
    expect(hits('nl', 'geld terug', 'mijn geld wil ik terug', { gap: 2 })).toEqual(['geld wil ik terug'])
    expect(hits('nl', 'geld terug', 'mijn geld wil ik terug', { gap: 1 })).toEqual([])
    expect(hits('nl', 'geld terug', 'ik wil geld. terug naar huis')).toEqual([])
  })
})

describe('a keyword is not found', () => {
  test.each([
    ['nl', 'politie', 'dat is politiek'],
    ['nl', 'woest', 'in de woestijn'],
    ['nl', 'bel', 'de belangrijkste bel­lijst'.replace('bel\u00ad', 'bal')],
    ['nl', 'klacht', 'wat een krachtige boor'],
    ['nl', 'ontevreden', 'zeer tevreden'],
    ['nl', 'klacht', 'een hartklacht'],
    ['en', 'late', 'the latest layer'],
    ['de', 'gewalt', 'mein anwalt'],
  ])('%s %s in: %s', (language, phrase, text) => {
    expect(hits(language, phrase, text)).toEqual([])
  })

  test.each([
    ['nl', 'annuleren', 'ik wil dus niet annuleren'],
    ['en', 'cancel', "I don't want to cancel"],
    ['de', 'beschwerde', 'das ist keine echte Beschwerde'],
    ['fr', 'annuler', 'je veux pas annuler'],
  ])('%s %s where it is denied: %s', (language, phrase, text) => {
    expect(hits(language, phrase, text)).toEqual([])
    expect(hits(language, phrase, text, { negation: 'ignore' })).toHaveLength(1)
  })

  test('a denial ends at a comma, and a promise not kept is none', () => {
    expect(hits('nl', 'klacht', 'dat is niet goed, klacht dus')).toEqual(['klacht'])
    expect(hits('nl', 'terugbetalen', 'nog steeds niet terugbetaald')).toEqual(['terugbetaald'])
    expect(hits('fr', 'remboursement', 'toujours pas de remboursement')).toEqual(['remboursement'])
    expect(hits('de', 'geld', 'noch kein Geld')).toEqual(['Geld'])
  })
})

describe('what may be saved', () => {
  test.each([
    ['klacht', null],
    ['geld terug', null],
    ["l'avocat", null],
    ['annul*', null],
    ['投诉', null],
    ['^(a+)+$', 'pattern'],
    ['.*', 'pattern'],
    ['kl*cht', 'pattern'],
    ['[abc]', 'pattern'],
    ['a*', 'wildcard_too_short'],
    ['  ', 'empty'],
    ['!!', 'empty'],
    ['a '.repeat(9), 'too_many_words'],
    ['x'.repeat(101), 'too_long'],
  ])('%j: %s', (phrase, refusal) => {
    expect(refusePhrase(phrase)).toBe(refusal)
  })

  test('the admin is shown the forms and the known words that would be hit besides', () => {
    const preview = previewKeyword(rule('nl', 'opzeggen'), ['opzegtermijn', 'zeggen'])
    expect(preview.words[0]?.forms).toEqual(expect.arrayContaining(['opzeggen', 'opgezegd', 'opzeg', 'opzegt', 'opzei']))
    expect(preview.words[0]?.apart).toBe('zeg … op')
    expect(preview.alsoHits).toEqual(['opzegtermijn'])
  })
})

describe('matching', () => {
  test('gives the span in the original text, invisible characters included', () => {
    const text = 'ik heb een kla\u00adcht!'
    const [hit] = matchKeywords(text, [rule('nl', 'klacht')])
    expect(hit && text.slice(hit.start, hit.end)).toBe('kla\u00adcht')
  })

  test('the order of the rules does not matter', () => {
    const rules = [rule('nl', 'klacht'), rule('nl', 'geld terug'), rule('nl', 'advocaat'), rule('en', 'refund')]
    const words = fc.array(fc.constantFrom('klacht', 'geld', 'terug', 'geen', 'mijn', 'advocaten', 'refunds', '.', ','), { maxLength: 12 })
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ')
        expect(matchKeywords(text, [...rules].reverse())).toEqual(matchKeywords(text, rules))
      }),
    )
  })

  test('every span holds letters of the text, whatever the text', () => {
    const matcher = createKeywordMatcher([rule('nl', 'klacht'), rule('zh', '投诉'), rule('fr', 'avocat')])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('klachten', '投诉', "l'avocat"), (noise, word) => {
        for (const hit of matcher.match(`${noise} ${word} ${noise}`)) expect(hit.form.length).toBe(hit.end - hit.start)
      }),
    )
  })

  test('one edit is symmetric, and a swap counts as one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(fc.property(word, word, (a, b) => isOneEdit(a, b) === isOneEdit(b, a)))
    expect([isOneEdit('klacht', 'klcaht'), isOneEdit('klacht', 'klacht'), isOneEdit('abc', 'cba')]).toEqual([true, false, false])
  })
})

describe('10,000 keywords and 100 kB of text', () => {
  const letters = (seed: number) => Array.from({ length: 8 }, (_, place) => String.fromCharCode(97 + ((seed * 7 ** place) % 26))).join('')
  const many = Array.from({ length: 10_000 }, (_, index) => rule('nl', `${letters(index)}${index}`))
  const matcher = createKeywordMatcher([...many, rule('nl', 'a a a a a a a a', { id: 'nest' }), rule('nl', 'opzeggen')])

  test.each([
    ['ordinary words', 'ik wil graag weten waar mijn pakket is '.repeat(2_600)],
    ['one letter over and over', 'a '.repeat(50_000)],
    ['one endless word', 'a'.repeat(100_000)],
    ['a verb waiting for its particle', 'zeg '.repeat(25_000)],
    ['every word a keyword', many.map(({ phrases }) => phrases[0]).join(' ')],
    ['invisible characters', '\u200b'.repeat(100_000)],
  ])('%s: matched in linear time', (_name, text) => {
    const startedAt = performance.now()
    matcher.match(text)
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })
})
