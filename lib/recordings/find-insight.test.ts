import { describe, expect, test } from 'vitest'
import { findFacts } from './find-facts.ts'
import { findInsight } from './find-insight.ts'
import { readSpokenNumber } from './spoken-numbers.ts'
import { writeNumbers } from './write-numbers.ts'

const factsOf = (text: string) => findFacts(text).map(({ kind, text: found }) => `${kind}: ${found}`)
const questionsOf = (text: string) => findInsight({ text, words: [] }).questions.map((one) => one.text)
const wordsOf = (text: string) => text.split(' ').map((word, index) => ({ word, startMs: index * 300, endMs: index * 300 + 250 }))

describe('spoken numbers', () => {
  test.each([
    ['nul', 0],
    ['één', 1],
    ['vijfenveertig', 45],
    ['drieëntwintig', 23],
    ['honderd twintig', 120],
    ['honderdeneen', 101],
    ['twaalfhonderd', 1200],
    ['tweeduizend zesentwintig', 2026],
    ['duizend tweehonderdvijftig', 1250],
    ['forty five', 45],
    ['twenty-one', 21],
    ['one hundred and twenty', 120],
    ['four thousand five hundred and twelve', 4512],
  ])('"%s" is %i', (words, number) => {
    expect(readSpokenNumber(words.split(' '))).toBe(number)
  })

  test.each(['een', 'vier vijf', 'four five', 'five forty', 'honderden', 'achteraf', 'eend', 'and', 'zestienjarige', ''])(
    '"%s" is no number',
    (words) => {
      expect(readSpokenNumber(words.split(' '))).toBeNull()
    },
  )

  test('in a row are one, as people say the number of an order', () => {
    expect(writeNumbers('vier vijf één twee').text).toBe('4512')
    expect(writeNumbers('order four five, one oh two').text).toBe('order 45102')
    expect(writeNumbers('bestelling vijfenveertig twaalf').text).toBe('bestelling 4512')
  })

  test('stay apart where nobody said one number, and an article stays an article', () => {
    expect(writeNumbers('twee, drie dagen of een week').text).toBe('2, 3 dagen of een week')
    expect(writeNumbers('een van de twee').text).toBe('een van de 2')
  })

  test('lead back to where they were said', () => {
    const said = 'ik betaalde honderd twintig euro voor bestelling vier vijf één twee morgen'
    const { text, originOf } = writeNumbers(said)
    for (const word of ['betaalde', 'euro', 'voor', 'bestelling', 'morgen']) expect(originOf(text.indexOf(word))).toBe(said.indexOf(word))
    expect(originOf(text.indexOf('4512'))).toBe(said.indexOf('vier'))
  })
})

describe('facts', () => {
  test.each([
    ['mijn bestelling vier vijf één twee is er nog niet', ['order_number: 4512']],
    ['Bestelling A100 is kapot, ordernummer is 45 12 300', ['order_number: A100', 'order_number: 4512300']],
    ['order number four five one two oh three', ['order_number: 451203']],
    ['het gaat over 4598120, nog eens: 4598120', ['order_number: 4598120']],
    ['ik heb honderd euro betaald en twaalf euro vijftig terug', ['amount: 100 euro', 'amount: 12 euro 50']],
    ['€ 12,50 en 1.250 euro en twenty five pounds', ['amount: € 12,50', 'amount: 1.250 euro', 'amount: 25 pounds']],
    ['volgende week dinsdag in plaats van morgen om tien uur', ['date: volgende week dinsdag', 'date: morgen om 10 uur']],
    [
      'deze voormiddag, toekomende week, binnen veertien dagen',
      ['date: deze voormiddag', 'date: toekomende week', 'date: binnen 14 dagen'],
    ],
    ['next Tuesday morning, or on March 3rd', ['date: next Tuesday morning', 'date: March 3rd']],
    ['op drieëntwintig maart, drie weken geleden', ['date: 23 maart', 'date: 3 weken geleden']],
    ['in de Korte Kerkstraat twaalf bus drie, 9000 Gent', ['address: Korte Kerkstraat 12 bus 3, 9000 Gent']],
    ['ik woon kerkstraat 12a in Utrecht', ['address: kerkstraat 12a in Utrecht']],
    ['I live at 12 Baker Street', ['address: 12 Baker Street']],
    ['bel mij op nul zes twaalf vierendertig zesenvijftig achtenzeventig', ['phone: 0612345678']],
    ['noor punt peeters apenstaartje gmail punt com', ['email: noor.peeters@gmail.com']],
  ])('of "%s"', (text, facts) => {
    expect(factsOf(text)).toEqual(facts)
  })

  test.each([
    'Goedemorgen, goede morgen, ik kom liever in de morgen',
    'een, twee of drie stuks, misschien vier',
    'ik ben onderweg 3 kilometer',
    'er zijn 12 potten en 24 bloemen',
  ])('are not found in "%s"', (text) => {
    expect(factsOf(text)).toEqual([])
  })
})

describe('questions', () => {
  test('are found one by one where nobody has put a mark', () => {
    const spoken =
      'hallo met noor mijn bestelling is nog steeds niet aangekomen wanneer komt het en kan ik het adres nog wijzigen alvast bedankt'
    expect(questionsOf(spoken)).toEqual(['Wanneer komt het?', 'Kan ik het adres nog wijzigen?'])
    expect(questionsOf('one of them is broken can I get a refund and how long does it take')).toEqual([
      'Can I get a refund?',
      'How long does it take?',
    ])
  })

  test.each([
    ['ik vroeg me af of ge ook op zaterdag open zijt en hoe laat gaat ge dicht', 2],
    ['1) wat kost verzending 2) kan ik achteraf betalen 3) is het op voorraad', 3],
    ['I was wondering if you could change the delivery date.', 1],
    ['Bonjour, est-ce que vous livrez à Gand. Merci', 1],
    ['Goedemorgen. Op welke dagen zijn jullie open', 1],
  ])('"%s" holds %i', (text, count) => {
    expect(questionsOf(text)).toHaveLength(count)
  })

  test.each([
    'Ik ben verhuisd. Ook wil ik de afspraak verzetten.',
    'gisteren heb ik betaald en dan kan ik wel wachten',
    'het verkeerde artikel, en wil mijn adres wijzigen',
    'De broek is te klein, ik wil hem ruilen.',
    'dank u wel',
  ])('are not found in "%s"', (text) => {
    expect(questionsOf(text)).toEqual([])
  })
})

describe('an insight', () => {
  test('links each question and fact to the moment at which it was said', () => {
    const text = 'hallo mijn bestelling vier vijf één twee is stuk wanneer komt het nieuwe'
    const words = wordsOf(text)
    const momentOf = (word: string) => words.find((one) => one.word === word)?.startMs
    const insight = findInsight({ text, words })
    expect(insight.facts).toEqual([{ kind: 'order_number', text: '4512', startMs: momentOf('vier') }])
    expect(insight.questions).toEqual([{ text: 'Wanneer komt het nieuwe?', startMs: momentOf('wanneer') }])
  })

  test('has no moments where the engine gave no times', () => {
    expect(findInsight({ text: 'bestelling 4512', words: [] }).facts).toEqual([{ kind: 'order_number', text: '4512', startMs: null }])
  })

  test('sums up what is wrong, without greetings and thanks, in two hundred characters', () => {
    const text =
      'Goedemorgen. Met Noor. Het was vandaag heel mooi weer en ik ben in de tuin geweest. Bestelling 4512345 is beschadigd aangekomen. Ik hoor het graag. Dank u wel.'
    const { summary } = findInsight({ text, words: [] })
    expect(summary).toContain('Bestelling 4512345 is beschadigd aangekomen.')
    expect(summary).not.toMatch(/Goedemorgen|Met Noor|Dank u/)
    expect(findInsight({ text: 'kapot en verkeerd geleverd '.repeat(40), words: [] }).summary?.length).toBeLessThanOrEqual(200)
    expect(findInsight({ text: '  ', words: [] })).toEqual({ summary: null, questions: [], facts: [] })
  })

  test('keeps what was said together together in its summary', () => {
    const text = 'My order has not arrived. When will it come, and can I still change the address?'
    expect(findInsight({ text, words: [] }).summary).toBe(text)
    expect(findInsight({ text: 'het is kapot aangekomen wanneer komt er een nieuwe', words: [] }).summary).toBe(
      'het is kapot aangekomen; wanneer komt er een nieuwe',
    )
  })

  test.each(['a', 'een ', 'vier vijf ', 'a@', '1', 'punt a ', 'Abc ', 'wanneer komt het '])('ends soon on "%s" without end', (part) => {
    const started = performance.now()
    findInsight({ text: part.repeat(200_000 / part.length), words: [] })
    expect(performance.now() - started).toBeLessThan(6_000)
  })
})
