import { draftGap } from './draft-gap.ts'
import { draftWordsOf } from './draft-words.ts'
import type { AnswerPoints } from './find-answer-points.ts'

export type DraftInput = {
  points: AnswerPoints
  /** One of `draftLanguages`. */
  language: string
  customerName: string
  agentName: string | null
  /** For each question, in their order, the answer that is already written; null where only a person knows. */
  answers: readonly (string | null)[]
}

/**
 * A draft without a language model: every question by itself with its answer, or room for one, and what the customer said
 * it is about. Claims nothing that nobody wrote. Pure.
 */
export function composeDraft({ points, language, customerName, agentName, answers }: DraftInput): string {
  const { greet, thank, about, list, order, bye } = draftWordsOf(language)
  const { questions, facts, isSpoken } = points
  const said = facts.map((fact) => (fact.kind === 'order_number' ? order(fact.text) : fact.text)).join(list)
  return [
    greet(firstName(customerName)),
    thank(isSpoken),
    ...(said === '' ? [] : [about(said)]),
    ...(questions.length > 0 ? answerQuestions(questions, answers) : [draftGap]),
    bye(firstName(agentName ?? '')),
  ].join('\n\n')
}

/** Each question above its answer; questions that have the same one share it. */
function answerQuestions(questions: readonly string[], answers: readonly (string | null)[]): string[] {
  const groups: { questions: string[]; answer: string | null }[] = []
  questions.forEach((question, i) => {
    const answer = answers[i] ?? null
    const same = answer === null ? undefined : groups.find((group) => group.answer === answer)
    if (same) same.questions.push(question)
    else groups.push({ questions: [question], answer })
  })
  return groups.map((group) => [...group.questions, group.answer ?? draftGap].join('\n'))
}

/** The first word of a name; null for a number or an empty one. */
export function firstName(name: string): string | null {
  const [first = ''] = name.trim().split(/\s+/)
  return /^\p{L}[\p{L}'’.-]*$/u.test(first) ? first : null
}
