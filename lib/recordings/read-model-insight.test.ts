import { describe, expect, test } from 'vitest'
import { planTranslations } from './plan-translations.ts'
import { readModelInsight } from './read-model-insight.ts'
import type { InsightAnswer } from './recording-prompts.ts'

const text = 'Mijn bestelling vier vijf één twee is kapot, wanneer komt er een nieuwe?'
const words = text.split(' ').map((word, index) => ({ word, startMs: index * 100, endMs: index * 100 + 90 }))
const answer = (change: Partial<InsightAnswer>): InsightAnswer => ({ summary: 'Bestelling kapot.', questions: [], facts: [], ...change })
const read = (change: Partial<InsightAnswer>) => readModelInsight(answer(change), { text, words })

describe('what a model claims', () => {
  test('is believed where the transcript says it, at the moment it was said', () => {
    const insight = read({
      questions: [{ text: 'Wanneer komt er een nieuwe pot?', quote: 'Wanneer komt er een nieuwe' }],
      facts: [{ kind: 'order_number', text: '4512', quote: 'vier vijf één twee' }],
    })
    expect(insight?.questions).toEqual([{ text: 'Wanneer komt er een nieuwe pot?', startMs: 800 }])
    expect(insight?.facts).toEqual([{ kind: 'order_number', text: '4512', startMs: 200 }])
  })

  test('is left out where its quote was never said, or says another number', () => {
    const insight = read({
      questions: [{ text: 'Wanneer?', quote: 'wanneer komt er een nieuwe' }],
      facts: [
        { kind: 'order_number', text: '4512', quote: 'vier vijf één twee' },
        { kind: 'order_number', text: '9999', quote: 'vier vijf één twee' },
        { kind: 'amount', text: '100 euro', quote: 'honderd euro' },
      ],
    })
    expect(insight?.facts.map((fact) => fact.text)).toEqual(['4512'])
  })

  test('is not believed at all when most of it was never said, or its summary invents a number', () => {
    expect(read({ facts: [{ kind: 'date', text: 'morgen', quote: 'morgen' }] })).toBeNull()
    expect(read({ summary: 'Bestelling 77123 is kapot.' })).toBeNull()
    expect(read({ summary: 'Bestelling 4512 is kapot.' })?.summary).toBe('Bestelling 4512 is kapot.')
  })
})

describe('a transcript is translated', () => {
  test('for people who read another language, into each of theirs', () => {
    expect(planTranslations('fr', ['nl', 'en'])).toEqual(['nl', 'en'])
    expect(planTranslations('de-AT', ['nl'])).toEqual(['nl'])
  })

  test('not where somebody here reads it, nor where nobody knows what it is', () => {
    expect(planTranslations('nl-BE', ['nl', 'en'])).toEqual([])
    expect(planTranslations(null, ['nl', 'en'])).toEqual([])
  })
})
