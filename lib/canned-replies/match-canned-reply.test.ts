// Judged by the example questions that ship with the bot's tasks; the threshold was set on them.
import { describe, expect, test } from 'vitest'
import { shippedExamples } from '../nlu/shipped/shipped-examples.ts'
import { demoReplies } from './demo-replies.ts'
import { matchCannedReply, nearestReplies } from './match-canned-reply.ts'

const inLanguage = (language: string) => demoReplies.filter((reply) => reply.language === language)
const shortcutFor = (question: string, language = 'nl') => matchCannedReply(question, inLanguage(language))?.shortcut ?? null

test.each([
  ['Wanneer zijn jullie open op zaterdag?', 'open'],
  ['Kan ik deze stoel nog terugsturen?', 'retour'],
  ['Kunnen jullie de factuur nog eens mailen?', 'factuur'],
  ['Hoeveel kost bezorgen?', 'bezorgkosten'],
  ['Wanneer komt die dan?', null],
  ['Waar is mijn bestelling?', null],
  ['Hoeveel weegt de kast?', null],
  ['Hoeveel dagen is de levertijd?', null],
  ['Groeit een olijfboom ook in de schaduw?', null],
  ['', null],
])('%j gets %j', (question, shortcut) => {
  expect(shortcutFor(question)).toBe(shortcut)
})

test('what stands in any question is nothing that two have in common', () => {
  const title = 'Kunnen jullie ook een boeket bezorgen?'
  expect(matchCannedReply('Kunnen jullie een nieuwe sturen?', [{ title, text: 'Ja, dat kan.' }])).toBeNull()
})

test('of two replies that fit as well, none is proposed', () => {
  const [open] = inLanguage('nl')
  if (!open) throw new Error('the demo must have replies')
  expect(matchCannedReply('Wat zijn jullie openingstijden?', [open, { ...open, text: 'Alleen op afspraak.' }])).toBeNull()
})

test('in a language without a list of concepts, words in common find it', () => {
  const replies = [
    { title: 'Çalışma saatleriniz nedir?', text: 'Pazartesiden cumartesiye 9:00 ile 18:00 arası açığız.' },
    { title: 'Ürünü nasıl iade ederim?', text: 'Otuz gün içinde iade edebilirsiniz.' },
  ]
  expect(matchCannedReply('Cumartesi çalışma saatleriniz nasıl?', replies)).toBe(replies[0])
  expect(matchCannedReply('Siparişim nerede kaldı?', replies)).toBeNull()
})

test('a language model is told those that have to do with the question, the nearest first', () => {
  const near = nearestReplies('Kan ik de factuur van mijn retour krijgen?', inLanguage('nl'), 2)
  expect(near.map(({ shortcut }) => shortcut)).toEqual(['factuur', 'retour'])
})

describe.each(['nl', 'en'])('the example questions in %s', (language) => {
  const right: Record<string, string[]> = {
    opening_hours: ['open'],
    return: ['retour', 'return', 'kapot', 'broken'], // "it came broken, I want to send it back" is both
    invoice_copy: ['factuur', 'invoice'],
  }
  const examples = shippedExamples([language])
  const answered = examples.flatMap(({ task, text }) => {
    const shortcut = shortcutFor(text, language)
    return shortcut === null ? [] : [{ task, text, shortcut }]
  })

  test('never get an answer to another question', () => {
    expect(answered.filter(({ task, shortcut }) => !right[task]?.includes(shortcut))).toEqual([])
  })

  test('get their own for four in ten at least', () => {
    const answerable = examples.filter(({ task }) => right[task])
    expect(answerable.length).toBeGreaterThan(80)
    expect(answered.length / answerable.length).toBeGreaterThan(0.4)
  })
})
