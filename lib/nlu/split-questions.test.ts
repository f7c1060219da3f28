import { describe, expect, test } from 'vitest'
import { shippedSentinels } from './shipped/shipped-sentinels.ts'
import { readQuestions, splitQuestions } from './split-questions.ts'
import { trainIntentModel } from './train-intent-model.ts'

const TEXTS: Record<string, string[]> = {
  hours: ['hoe laat gaan jullie open', 'zijn jullie zondag open', 'openingstijden graag', 'tot hoe laat open', 'wanneer sluit de winkel'],
  order: ['waar is mijn pakket', 'wanneer komt mijn bestelling', 'status van order 4411', 'is het pakket verzonden', 'volg mijn pakket'],
  invoice: ['mag ik de factuur', 'ik zoek mijn rekening', 'kopie factuur 20488', 'stuur de factuur nog eens', 'factuur met btw graag'],
}
const examples = Object.entries(TEXTS).flatMap(([task, texts]) => texts.map((text) => ({ task, text, language: 'nl' })))
const { model } = trainIntentModel({ examples, counterexamples: [], sentinels: shippedSentinels(), seed: 7 })

describe('cutting', () => {
  test.each([
    ['Waar is mijn pakket? En zijn jullie zondag open', ['Waar is mijn pakket', 'zijn jullie zondag open']],
    ['1) wat kost verzending 2) kan ik achteraf betalen', ['wat kost verzending', 'kan ik achteraf betalen']],
    ['ik ben verhuisd, kan ik het adres wijzigen', ['ik ben verhuisd', 'kan ik het adres wijzigen']],
    ['I want a refund and a new one', ['I want a refund', 'a new one']],
    ['Wo ist mein Paket und kann ich die Rechnung haben', ['Wo ist mein Paket', 'kann ich die Rechnung haben']],
    ['Où est mon colis et quand est-ce que vous ouvrez', ['Où est mon colis', 'quand est-ce que vous ouvrez']],
    ['het kost € 12.50 bij jullie.nl', ['het kost € 12.50 bij jullie.nl']],
    ['endlich enorm etage', ['endlich enorm etage']],
    ['kan ik ook het adres wijzigen', ['kan ik ook het adres wijzigen']],
    ['Where is my parcel also can I pay later', ['Where is my parcel', 'can I pay later']],
    ['track en trace', ['track en trace']],
    ['', ['']],
  ])('%j', (text, pieces) => {
    expect(splitQuestions(text)).toEqual(pieces)
  })

  test('100,000 commas and coordinators are cut in linear time, into a bounded number of pieces', () => {
    const startedAt = performance.now()
    expect(splitQuestions('kan ik, en '.repeat(10_000)).length).toBeLessThanOrEqual(20)
    splitQuestions(`,${' '.repeat(100_000)}`)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})

describe('reading', () => {
  test('two tasks in one message are found, in the order asked', () => {
    expect(readQuestions(model, 'Waar is mijn pakket en mag ik de factuur?')).toEqual({
      tasks: ['order', 'invoice'],
      unknown: 0,
      isSeveral: true,
    })
  })

  test('one question with a greeting and thanks is one question', () => {
    expect(readQuestions(model, 'Hallo daar! Zijn jullie zondag open? Dank je wel.')).toEqual({
      tasks: ['hours'],
      unknown: 0,
      isSeveral: false,
    })
  })

  test('a part that nobody covers beside one that is makes it several', () => {
    const { tasks, isSeveral } = readQuestions(model, 'Waar is mijn pakket? De kleurstelling bevalt bovendien tegen')
    expect({ tasks, isSeveral }).toEqual({ tasks: ['order'], isSeveral: true })
  })
})
