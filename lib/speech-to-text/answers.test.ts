// What endpoints answer, and what is made of it: reading, guarding, joining.
import { describe, expect, test } from 'vitest'
import { findDoubts } from './find-doubts.ts'
import { joinAnswers } from './join-answers.ts'
import { type Answer, answerSchema, readLanguage } from './read-answer.ts'

const segment = (text: string, start: number, end: number, judged = {}) => ({ text, start, end, ...judged })

describe('an answer', () => {
  test('needs its text and nothing else: what is malformed beside it is left out', () => {
    const odd = { text: 'Hallo', language: 7, duration: '2.5', segments: [{ start: 'x' }], words: null, usage: { type: 'tokens' } }
    expect(answerSchema.parse(odd)).toMatchObject({ text: 'Hallo', language: undefined, duration: 2.5, segments: undefined, words: null })
    expect(answerSchema.safeParse({ language: 'nl' }).success).toBe(false)
  })

  test.each([
    ['nl', 'nl'],
    ['dutch', 'nl'],
    ['Flemish', 'nl'],
    ['nl_BE', 'nl-be'],
    ['javanese', 'jv'],
    ['tagalog', 'tl'],
    ['bengali', 'bn'],
    ['haitian creole', 'ht'],
    ['klingonese', null],
    [undefined, null],
  ])('that says its language is %j is in %j', (told, code) => {
    expect(readLanguage(told)).toBe(code)
  })
})

describe('what an engine invents is marked', () => {
  const doubtsOf = (judged: object) => findDoubts({ text: 'Dank u', segments: [segment('Dank u', 1, 2, judged)] }).map(({ kind }) => kind)

  test.each([
    [{ no_speech_prob: 0.9, avg_logprob: -1.4 }, ['silence']],
    [{ no_speech_prob: 0.9, avg_logprob: -0.2 }, []],
    [{ compression_ratio: 3 }, ['repetition']],
    [{ avg_logprob: -1.2 }, ['low_confidence']],
    [{ avg_logprob: -1, compression_ratio: -1 }, []], // placeholders of a server that does not measure
    [{}, []],
  ])('by its own judgement: %j', (judged, kinds) => {
    expect(doubtsOf(judged)).toEqual(kinds)
  })

  test('in milliseconds from the beginning of the whole recording', () => {
    const answer: Answer = { text: 'x', segments: [segment('x', 0.5, 1.25, { avg_logprob: -2 })] }
    expect(findDoubts(answer, 10_000)).toEqual([{ kind: 'low_confidence', startMs: 10_500, endMs: 11_250 }])
  })

  test('within the recording, whatever times it is given', () => {
    const doubtful = { avg_logprob: -2 }
    const segments = [segment('x', -3, 1e300, doubtful), segment('y', 9, 4, doubtful)]
    const words = [{ word: 'x', start: -3, end: 1e300 }]
    expect(findDoubts({ text: 'x', segments }, 1_000, 12_000)).toMatchObject([
      { startMs: 0, endMs: 12_000 },
      { startMs: 10_000, endMs: 10_000 },
    ])
    const joined = joinAnswers([{ answer: { text: 'x', segments, words }, startMs: 0 }], null)
    for (const { startMs, endMs } of [...joined.doubts, ...joined.words]) {
      expect(startMs).toBeGreaterThanOrEqual(0)
      expect(endMs).toBeLessThanOrEqual(86_400_000)
    }
  })

  test('by repeating itself, where it judges nothing', () => {
    expect(findDoubts({ text: 'bedankt voor het kijken '.repeat(6) })).toMatchObject([{ kind: 'repetition', startMs: null }])
    expect(findDoubts({ text: 'ja ja ja, nee nee, dat is goed, dat is goed' })).toEqual([])
  })
})

describe('the pieces of one recording', () => {
  test('are one transcript with times from its beginning', () => {
    const joined = joinAnswers(
      [
        { answer: { text: ' Eerste deel. ', language: 'dutch', words: [{ word: ' Eerste', start: 0, end: 0.5 }] }, startMs: 0 },
        { answer: { text: '' }, startMs: 20_000 },
        { answer: { text: 'Tweede.', language: 'dutch', words: [{ word: 'Tweede.', start: 1, end: 1.5 }] }, startMs: 40_000 },
      ],
      60_000,
    )
    expect(joined).toMatchObject({ text: 'Eerste deel. Tweede.', language: 'nl' })
    expect(joined.words).toEqual([
      { word: 'Eerste', startMs: 0, endMs: 500 },
      { word: 'Tweede.', startMs: 41_000, endMs: 41_500 },
    ])
  })

  test('are in the language of most of their text, whatever an engine says of a piece with one word', () => {
    const answers = [
      { answer: { text: 'You', language: 'english' }, startMs: 0 },
      { answer: { text: 'Dit is een lang stuk in het Nederlands.', language: 'dutch' }, startMs: 1_000 },
    ]
    expect(joinAnswers(answers, null).language).toBe('nl')
  })

  test('share a segment’s time by length where only segments are timed', () => {
    const { words } = joinAnswers([{ answer: { text: 'een tweede', segments: [segment('een tweede', 0, 0.9)] }, startMs: 0 }], 900)
    expect(words).toEqual([
      { word: 'een', startMs: 0, endMs: 300 },
      { word: 'tweede', startMs: 300, endMs: 900 },
    ])
  })

  test('never have times that go back, or lie outside the recording', () => {
    const words = [
      { word: 'a', start: -1, end: 0.2 },
      { word: 'b', start: 0.5, end: 0.1 },
      { word: 'c', start: 0.3, end: 99 },
      { word: ' ', start: 0, end: 0 },
    ]
    expect(joinAnswers([{ answer: { text: 'a b c', words }, startMs: 0 }], 1_000).words).toEqual([
      { word: 'a', startMs: 0, endMs: 200 },
      { word: 'b', startMs: 500, endMs: 500 },
      { word: 'c', startMs: 500, endMs: 1_000 },
    ])
  })
})
