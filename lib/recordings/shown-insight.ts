import type { Insight } from './recording.ts'

/** What of a recording's understanding is worth showing beside its text; all empty while it is not there. Pure. */
export function findShownInsight(insight: Insight, text: string | null): Pick<Insight, 'summary' | 'questions' | 'facts'> {
  if (insight.state !== 'done') return { summary: null, questions: [], facts: [] }
  return {
    summary: insight.summary !== null && isWorthSaying(insight.summary, text) ? insight.summary : null,
    questions: eachOnce(insight.questions).filter((question) => isWorthSaying(question.text, text)),
    facts: eachOnce(insight.facts),
  }
}

/** What is the text again, or nearly, says nothing. */
function isWorthSaying(short: string, text: string | null): boolean {
  return short !== '' && text !== null && short.length < text.length * 0.8
}

/** What is said again is shown where it was said first. */
function eachOnce<T extends { text: string }>(items: readonly T[]): T[] {
  return items.filter((item, i) => items.findIndex((other) => other.text === item.text) === i)
}
