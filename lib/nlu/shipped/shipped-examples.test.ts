import { describe, expect, test } from 'vitest'
import { NLU_LANGUAGES } from '../nlu-language.ts'
import { normalizeText } from '../normalize-text.ts'
import { shippedNearMisses } from './near-misses.ts'
import { shippedExamples } from './shipped-examples.ts'
import { shippedSentinels } from './shipped-sentinels.ts'
import { BUILT_IN_TASKS } from './task-examples.ts'

const examples = shippedExamples(NLU_LANGUAGES)

describe('shipped examples', () => {
  test('are thirty or more for each task and language, half of them without capitals', () => {
    for (const language of NLU_LANGUAGES) {
      for (const task of BUILT_IN_TASKS) {
        const own = examples.filter((example) => example.language === language && example.task === task)
        expect(own.length, `${language} ${task}`).toBeGreaterThanOrEqual(30)
        const informal = own.filter(({ text }) => /^\p{Ll}/u.test(text))
        expect(informal.length / own.length, `${language} ${task}`).toBeGreaterThanOrEqual(0.5)
      }
    }
  })

  test('stand under one task only, and never among what is no task', () => {
    const texts = examples.map(({ text }) => normalizeText(text))
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
    const others = new Set([...shippedSentinels(), ...shippedNearMisses(NLU_LANGUAGES)].map(({ text }) => normalizeText(text)))
    expect(texts.filter((text) => others.has(text))).toEqual([])
  })

  test('come in the languages asked for alone', () => {
    expect(new Set(shippedExamples(['fr', 'tr']).map(({ language }) => language))).toEqual(new Set(['fr']))
  })
})
