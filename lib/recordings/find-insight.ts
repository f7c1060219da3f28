import { findFacts } from './find-facts.ts'
import { findQuestions } from './find-questions.ts'
import { locateMoments } from './locate-moments.ts'
import type { InsightFact, TranscriptWord } from './recording.ts'
import { splitClauses } from './split-clauses.ts'
import { summarise } from './summarise.ts'

export type FoundInsight = {
  summary: string | null
  questions: { text: string; startMs: number | null }[]
  facts: InsightFact[]
}

/** An hour of fast speech. */
const longestText = 60_000
const mostQuestions = 10
const mostFacts = 20

/**
 * What a transcript says in short, without a language model: its telling parts, its questions, and its facts, each with
 * its moment. For Dutch, Flemish and English as people speak, with or without punctuation; of other languages it finds
 * what stands in digits and what ends in a question mark. Pure.
 */
export function findInsight({ text: whole, words }: { text: string; words: TranscriptWord[] }): FoundInsight {
  const text = whole.slice(0, longestText)
  const momentOf = locateMoments(text, words)
  const clauses = splitClauses(text)
  const questions = findQuestions(clauses).slice(0, mostQuestions)
  const facts = findFacts(text).slice(0, mostFacts)
  const placesOf = (found: { at: number }[]) => found.map(({ at }) => at)
  return {
    summary: summarise(clauses, placesOf(facts), placesOf(questions)),
    questions: questions.map((one) => ({ text: one.text, startMs: momentOf(one.at) })),
    facts: facts.map(({ kind, text: found, at }) => ({ kind, text: found, startMs: momentOf(at) })),
  }
}
