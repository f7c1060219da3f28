import { describe, expect, test } from 'vitest'
import { emptyRecording } from '../recordings/empty-recording.ts'
import { buildMessage } from '../testing/build-entries.ts'
import type { VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { composeDraft } from './compose-draft.ts'
import { draftGap } from './draft-gap.ts'
import type { DraftAnswer } from './draft-prompts.ts'
import { draftLanguages } from './draft-words.ts'
import { findAnswerPoints } from './find-answer-points.ts'
import { readModelDraft } from './read-model-draft.ts'

function note(questions: string[], orders: string[]): VoiceNoteEntry {
  const { content: _, ...message } = buildMessage({ direction: 'in' })
  const insight = {
    ...emptyRecording().insight,
    state: 'done' as const,
    questions: questions.map((text) => ({ text, startMs: null })),
    facts: orders.map((text) => ({ kind: 'order_number' as const, text, startMs: null })),
  }
  return { ...message, ...emptyRecording(), kind: 'voice_note', isVoicemail: false, mediaId: null, insight }
}

const ours = (kind: 'agent' | 'system') => buildMessage({ direction: 'out', text: 'Dag', author: { kind, id: 'a', name: 'Sam' } })

describe('what an answer is about', () => {
  test('is all that was asked in voice and in text since a person answered, each once', () => {
    const entries = [
      note(['Oud?'], ['1111111']),
      ours('agent'),
      note(['Waar is het?'], ['4512345']),
      ours('system'),
      buildMessage({ text: 'Wanneer komt mijn bestelling 4512345?', second: 9 }),
    ]
    expect(findAnswerPoints(entries)).toEqual({
      isSpoken: false,
      questions: ['Waar is het?', 'Wanneer komt mijn bestelling 4512345?'],
      facts: [{ kind: 'order_number', text: '4512345', startMs: null }],
    })
  })

  test('is read from the words of a note that is still being understood', () => {
    const { insight: _, ...spoken } = note([], [])
    const entry = { ...spoken, insight: { ...emptyRecording().insight, state: 'working' as const }, text: 'Waar is bestelling 4512345?' }
    expect(findAnswerPoints([entry])).toMatchObject({ questions: ['Waar is bestelling 4512345?'], facts: [{ text: '4512345' }] })
  })

  test('is what the customer said last when everything was answered, and nothing when they said nothing', () => {
    expect(findAnswerPoints([note(['Waar?'], []), ours('agent')])).toMatchObject({ isSpoken: true, questions: ['Waar?'] })
    expect(findAnswerPoints([ours('agent')])).toBeNull()
  })
})

describe('a draft by the rules', () => {
  const points = { isSpoken: true, questions: ['Kunnen jullie een nieuwe sturen?', 'Wanneer komt die?'], facts: [] }

  test('names each question with room for its answer, and whom it is to and from', () => {
    const facts = [{ kind: 'order_number' as const, text: '4512345' }]
    expect(
      composeDraft({ points: { ...points, facts }, language: 'nl', customerName: 'Noor de Vries', agentName: 'Sam de Wit', answers: [] }),
    ).toBe(
      `Dag Noor,

Bedankt voor het spraakbericht.

Dit gaat over: bestelling 4512345.

Kunnen jullie een nieuwe sturen?
${draftGap}

Wanneer komt die?
${draftGap}

Groet,
Sam`,
    )
  })

  test('puts an answer that is written already under its question, once for all that it answers', () => {
    const text = composeDraft({
      points: { ...points, questions: ['Zijn jullie zondag open?', 'Wanneer komt die?', 'En zaterdag?'] },
      language: 'nl',
      customerName: 'Noor',
      agentName: null,
      answers: ['We zijn elke dag open.', null, 'We zijn elke dag open.'],
    })
    expect(text).toContain(`Zijn jullie zondag open?
En zaterdag?
We zijn elke dag open.

Wanneer komt die?
${draftGap}`)
  })

  test.each([...draftLanguages])('in %s greets, thanks, names the order and ends, with nothing left to fill in by itself', (language) => {
    const facts = [
      { kind: 'order_number' as const, text: '4512345' },
      { kind: 'amount' as const, text: '€ 20' },
    ]
    const write = (customerName: string, agentName: string | null) =>
      composeDraft({ points: { isSpoken: true, questions: [], facts }, language, customerName, agentName, answers: [] }).split('\n\n')
    const [greeting, thanks, about, gap, bye] = write('Noor', 'Sam')
    expect([greeting, thanks, gap, bye].map((part) => part?.replace(draftGap, '').match(/[{}[\]]/))).toEqual([null, null, null, null])
    expect(about).toMatch(/4512345[,،] € 20/)
    expect(bye).toMatch(/[,،]\nSam$/)
    expect(write('+31 6 1234', null)[0]).toMatch(/^\P{N}+[,،]$/u)
    const english = composeDraft({
      points: { isSpoken: true, questions: [], facts },
      language: 'en',
      customerName: 'Noor',
      agentName: 'Sam',
      answers: [],
    })
    if (language !== 'en') expect(english.split('\n\n')[1]).not.toBe(thanks)
  })

  test('calls nobody by a number, and has room for an answer also when nothing was asked', () => {
    const text = composeDraft({
      points: { ...points, questions: [] },
      language: 'en',
      customerName: '+31 6 12345678',
      agentName: null,
      answers: [],
    })
    expect(text).toMatch(/^Hello,\n/)
    expect(text).not.toMatch(/\d/)
    expect(text).toContain(draftGap)
  })
})

describe('a draft by a language model', () => {
  const questions = ['Waar is bestelling 4512345?', 'Wanneer komt die?']
  const said = `${questions.join('\n')}\nJe pakket komt 26 november tussen 10:00 en 12:00.`
  const answer: DraftAnswer = {
    opening: 'Je wacht op bestelling 4512345.',
    answers: [
      { question: 1, text: 'Die komt 26 november tussen 10.00 en 12.00.' },
      { question: 0, text: `Je pakket is ${draftGap}.` },
    ],
    closing: 'Laat het weten als er nog iets is.',
  }

  test('names each question with its answer, in the order they were asked', () => {
    expect(readModelDraft(answer, questions, said)?.split('\n\n')).toEqual([
      'Je wacht op bestelling 4512345.',
      `Waar is bestelling 4512345?\nJe pakket is ${draftGap}.`,
      'Wanneer komt die?\nDie komt 26 november tussen 10.00 en 12.00.',
      'Laat het weten als er nog iets is.',
    ])
  })

  test.each([
    ['leaves a question out', { answers: answer.answers.slice(1) }],
    ['answers one twice', { answers: [...answer.answers, { question: 0, text: 'Nog eens.' }] }],
    [
      'answers what was not asked',
      {
        answers: [
          { question: 0, text: 'Ja.' },
          { question: 7, text: 'Ja.' },
        ],
      },
    ],
    ['promises an hour that nobody named', { closing: 'Voor 9 uur hoor je meer.' }],
    ['promises a day that nobody named', { closing: 'Morgen hoor je meer.' }],
    ['promises a day that nobody named, in English', { closing: 'You will hear more on Monday.' }],
    ['promises a number of days in words', { closing: 'Je hoort binnen drie dagen van ons.' }],
    ['promises a number of days in words, in English', { closing: 'You will hear from us within three days.' }],
    ['is longer than a message may be', { answers: answer.answers.map((one) => ({ ...one, text: 'a'.repeat(4_000) })) }],
  ])('is not taken when it %s', (_what, change) => {
    expect(readModelDraft({ ...answer, ...change }, questions, said)).toBeNull()
  })
})
