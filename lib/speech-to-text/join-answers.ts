import type { TranscriptDoubt, TranscriptWord } from '../recordings/recording.ts'
import { findDoubts, longestMs } from './find-doubts.ts'
import { type Answer, readLanguage } from './read-answer.ts'

export type Joined = { text: string; language: string | null; words: TranscriptWord[]; doubts: TranscriptDoubt[] }

/** The answers to the pieces of one recording as one transcript; times from the beginning of the whole. */
export function joinAnswers(answers: { answer: Answer; startMs: number }[], durationMs: number | null): Joined {
  const words = answers.flatMap(({ answer, startMs }) => placeWords(answer, startMs))
  return {
    text: answers
      .map(({ answer }) => answer.text.trim())
      .filter(Boolean)
      .join(' '),
    language: findMainLanguage(answers.map(({ answer }) => answer)),
    words: inOrder(words, durationMs ?? longestMs),
    doubts: answers.flatMap(({ answer, startMs }) => findDoubts(answer, startMs, durationMs ?? longestMs)),
  }
}

/** The language most of the text is in: of a piece with hardly a word, an engine says anything. */
function findMainLanguage(answers: Answer[]): string | null {
  const lengths = new Map<string, number>()
  for (const { text, language } of answers) {
    const code = readLanguage(language)
    if (code) lengths.set(code, (lengths.get(code) ?? 0) + text.trim().length)
  }
  const [main] = [...lengths].sort((a, b) => b[1] - a[1])
  return main?.[0] ?? null
}

/** Words with their times; where an endpoint times segments only, their words share the segment's time by length. */
function placeWords(answer: Answer, startMs: number): TranscriptWord[] {
  const at = (seconds: number) => startMs + Math.max(0, Math.round(seconds * 1_000))
  if (answer.words && answer.words.length > 0)
    return answer.words.map(({ word, start, end }) => ({ word: word.trim(), startMs: at(start), endMs: at(end) }))
  return (answer.segments ?? []).flatMap(({ text, start, end }) => {
    const words = text.trim().split(/\s+/).filter(Boolean)
    const length = words.reduce((sum, word) => sum + word.length, 0) || 1
    let done = 0
    return words.map((word) => {
      const from = start + ((end - start) * done) / length
      done += word.length
      return { word, startMs: at(from), endMs: at(start + ((end - start) * done) / length) }
    })
  })
}

/** Times never go back and never lie outside the recording, whatever an endpoint says. */
function inOrder(words: TranscriptWord[], durationMs: number): TranscriptWord[] {
  let last = 0
  return words
    .filter(({ word }) => word !== '')
    .map(({ word, startMs, endMs }) => {
      const from = Math.min(Math.max(startMs, last), durationMs)
      last = from
      return { word, startMs: from, endMs: Math.min(Math.max(endMs, from), durationMs) }
    })
}
