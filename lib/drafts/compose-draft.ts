import type { Locale } from '../core/vocabulary.ts'
import { draftGap } from './draft-gap.ts'
import type { AnswerPoints } from './find-answer-points.ts'

type Words = {
  greet: (name: string | null) => string
  thank: (isSpoken: boolean) => string
  about: (facts: string) => string
  list: string
  orderNumber: string
  bye: (name: string | null) => string
}

// Words for customers, in their language rather than the screen's; no "je" or "u", which is the agent's to choose.
const words: Record<Locale, Words> = {
  nl: {
    greet: (name) => (name ? `Dag ${name},` : 'Goedendag,'),
    thank: (isSpoken) => (isSpoken ? 'Bedankt voor het spraakbericht.' : 'Bedankt voor het bericht.'),
    about: (facts) => `Dit gaat over: ${facts}.`,
    list: ', ',
    orderNumber: 'bestelling',
    bye: (name) => (name ? `Groet,\n${name}` : 'Met vriendelijke groet'),
  },
  en: {
    greet: (name) => (name ? `Hello ${name},` : 'Hello,'),
    thank: (isSpoken) => (isSpoken ? 'Thank you for the voice message.' : 'Thank you for the message.'),
    about: (facts) => `This is about: ${facts}.`,
    list: ', ',
    orderNumber: 'order',
    bye: (name) => (name ? `Kind regards,\n${name}` : 'Kind regards'),
  },
}

export type DraftInput = { points: AnswerPoints; language: Locale; customerName: string; agentName: string | null }

/**
 * A draft without a language model: every question by itself with room for its answer, and what the customer said it is
 * about. Claims nothing. Pure.
 */
export function composeDraft({ points, language, customerName, agentName }: DraftInput): string {
  const { greet, thank, about, list, orderNumber, bye } = words[language]
  const { questions, facts, isSpoken } = points
  const said = facts.map((fact) => (fact.kind === 'order_number' ? `${orderNumber} ${fact.text}` : fact.text)).join(list)
  const answers = questions.length > 0 ? questions.map((question) => `${question}\n${draftGap}`) : [draftGap]
  return [
    greet(firstName(customerName)),
    thank(isSpoken),
    ...(said === '' ? [] : [about(said)]),
    ...answers,
    bye(firstName(agentName ?? '')),
  ].join('\n\n')
}

/** The first word of a name; null for a number or an empty one. */
export function firstName(name: string): string | null {
  const [first = ''] = name.trim().split(/\s+/)
  return /^\p{L}[\p{L}'’.-]*$/u.test(first) ? first : null
}
