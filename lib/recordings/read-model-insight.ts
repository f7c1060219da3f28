import type { FoundInsight } from './find-insight.ts'
import { locateMoments } from './locate-moments.ts'
import type { TranscriptWord } from './recording.ts'
import type { InsightAnswer } from './recording-prompts.ts'
import { writeNumbers } from './write-numbers.ts'

/**
 * What a transcript bears out of a model's answer: questions and facts whose quote is in it, facts whose digits were said
 * there. Null when half of what it claims is not: then nothing of it is believed. Pure.
 */
export function readModelInsight(answer: InsightAnswer, { text, words }: { text: string; words: TranscriptWord[] }): FoundInsight | null {
  const placeOf = findQuotes(text)
  const momentOf = locateMoments(text, words)
  const questions = answer.questions.flatMap(({ text: question, quote }) => {
    const at = placeOf(quote)
    return at === null ? [] : [{ text: question, at }]
  })
  const facts = answer.facts.flatMap(({ kind, text: fact, quote }) => {
    const at = placeOf(quote)
    return at === null || !saysDigits(quote, fact) ? [] : [{ kind, text: fact, at }]
  })
  const claimed = answer.questions.length + answer.facts.length
  if (questions.length + facts.length < claimed / 2 || !saysDigits(text, answer.summary)) return null
  return {
    summary: answer.summary,
    questions: questions.sort((a, b) => a.at - b.at).map((one) => ({ text: one.text, startMs: momentOf(one.at) })),
    facts: facts.sort((a, b) => a.at - b.at).map(({ kind, text: fact, at }) => ({ kind, text: fact, startMs: momentOf(at) })),
  }
}

/** Finds a quote whatever its case and spaces. */
function findQuotes(text: string): (quote: string) => number | null {
  const places: number[] = []
  let plain = ''
  for (const match of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const folded = match[0].toLowerCase()
    plain += folded
    for (let i = 0; i < folded.length; i++) places.push(match.index)
  }
  return (quote) => {
    const letters =
      quote
        .toLowerCase()
        .match(/[\p{L}\p{N}]/gu)
        ?.join('') ?? ''
    const at = letters === '' ? -1 : plain.indexOf(letters)
    return places[at] ?? null
  }
}

/** Every number of three digits or more that is claimed must have been said, as digits or in words. */
function saysDigits(said: string, claimed: string): boolean {
  const digits = [said, writeNumbers(said).text].map((one) => one.replace(/\D/g, '')).join(' ')
  const numbers = claimed.replace(/(?<=\d)[\s.-](?=\d)/g, '').match(/\d{3,}/g) ?? []
  return numbers.every((number) => digits.includes(number))
}
