import { maxTextLength } from '../messages/text-limits.ts'
import { findDates } from '../recordings/find-dates.ts'
import { writeNumbers } from '../recordings/write-numbers.ts'
import { draftGap } from './draft-gap.ts'
import type { DraftAnswer } from './draft-prompts.ts'

/**
 * What of a model's draft can be relied on: each question is there once, and every number, in digits or in
 * words, and every day in it was said in the conversation. Null when it is not so; then the rules write the draft. Pure.
 * @param said all that the model was told, of the conversation and its facts.
 */
export function readModelDraft(answer: DraftAnswer, questions: string[], said: string): string | null {
  const texts = questions.map((_, number) => answer.answers.filter((one) => one.question === number))
  if (answer.answers.length !== questions.length || texts.some((found) => found.length !== 1)) return null
  const known = new Set([...numbersIn(said), ...daysIn(said)])
  const written = [answer.opening, ...answer.answers.map((one) => one.text), answer.closing].join('\n')
  if ([...numbersIn(written), ...daysIn(written)].some((one) => !known.has(one))) return null
  const body = questions.map((question, i) => `${question}\n${texts[i]?.[0]?.text ?? draftGap}`)
  // Nothing was asked: there is still something to say.
  const text = [answer.opening, ...(body.length > 0 ? body : [draftGap]), answer.closing].join('\n\n')
  return text.length <= maxTextLength ? text : null
}

/** Numbers in digits, without what separates their thousands and decimals, and those in words ("drie dagen", "three days"). */
function numbersIn(text: string): string[] {
  return [text, writeNumbers(text).text].flatMap((written) =>
    (written.match(/\d+(?:[.,:]\d+)*/g) ?? []).map((number) => number.replace(/[.,:]/g, '')),
  )
}

/** Days as they are written, without the time of day. */
function daysIn(text: string): string[] {
  return findDates(text).map((date) => date.text.toLowerCase().replace(/,?\s(?:om|rond|tegen|voor|na|at|around|before|after|by)\s.*$/, ''))
}
