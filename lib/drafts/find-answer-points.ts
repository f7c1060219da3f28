import { findInsight } from '../recordings/find-insight.ts'
import type { InsightFact } from '../recordings/recording.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'

/** What an answer is about. */
export type AnswerPoints = {
  /** The customer's last entry was spoken. */
  isSpoken: boolean
  questions: string[]
  facts: Pick<InsightFact, 'kind' | 'text'>[]
}

const mostQuestions = 8
const mostFacts = 8

/**
 * The questions and facts of what a customer said and wrote since we last answered, or else in their last entry; each
 * once, in the order of time. What the system sent by itself is no answer. Pure.
 * @param entries in the order of time.
 * @returns null when the customer has said nothing.
 */
export function findAnswerPoints(entries: readonly TimelineEntry[]): AnswerPoints | null {
  const answered = entries.findLastIndex((entry) => entry.direction === 'out' && entry.author.kind === 'agent')
  const last = entries.findLast(isCustomersWords)
  if (!last) return null
  const open = entries.slice(answered + 1).filter(isCustomersWords)
  const insights = (open.length > 0 ? open : [last]).map(insightOf)
  const questions = new Set(insights.flatMap((one) => one.questions.map(({ text }) => text)))
  const facts = insights.flatMap((one) => one.facts)
  return {
    isSpoken: last.kind === 'voice_note',
    questions: [...questions].slice(0, mostQuestions),
    facts: facts.filter((fact, i) => facts.findIndex((other) => other.text === fact.text) === i).slice(0, mostFacts),
  }
}

type CustomersWords = Extract<TimelineEntry, { kind: 'message' | 'voice_note' }>

function isCustomersWords(entry: TimelineEntry): entry is CustomersWords {
  return (entry.kind === 'message' || entry.kind === 'voice_note') && entry.direction === 'in'
}

function insightOf(entry: CustomersWords): Pick<AnswerPoints, 'facts'> & { questions: { text: string }[] } {
  // What is being understood, or could not be, is read by the rules meanwhile.
  if (entry.kind === 'voice_note' && entry.insight.state === 'done') return entry.insight
  return findInsight({ text: entry.text ?? '', words: [] })
}
