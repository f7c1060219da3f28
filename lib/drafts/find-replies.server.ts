// The canned replies that a draft can be made of: in the customer's language, with what is known filled in.
import type { Tx } from '../../db/client.ts'
import { listRepliesToAnswerIn } from '../../db/queries/canned-replies.ts'
import { fillCannedReply } from '../canned-replies/fill-canned-reply.ts'
import { matchCannedReply, nearestReplies } from '../canned-replies/match-canned-reply.ts'
import type { CannedReplyId } from '../core/ids.ts'
import { baseLanguage } from '../i18n/language-tag.ts'
import { firstName } from './compose-draft.ts'
import type { AnswerPoints } from './find-answer-points.ts'

/** A canned reply with what is known filled in. */
export type FilledReply = { id: CannedReplyId; title: string; text: string }

export type DraftReplies = {
  /** For each question the reply that answers it; null where none surely does. */
  answers: (FilledReply | null)[]
  /** For a language model, which reads for itself: those nearest to the questions, the answers among them. */
  nearest: FilledReply[]
}

const readAtMost = 500
const toldPerQuestion = 3
const toldAtMost = 10

export async function findReplies(
  tx: Tx,
  input: { points: AnswerPoints; language: string; customerName: string; agentName: string | null },
): Promise<DraftReplies> {
  const { questions, facts } = input.points
  const replies = questions.length === 0 ? [] : await listRepliesToAnswerIn(tx, baseLanguage(input.language), readAtMost)
  const orders = facts.filter((fact) => fact.kind === 'order_number')
  const values = {
    customer_name: firstName(input.customerName),
    agent_name: firstName(input.agentName ?? ''),
    // Of several nobody knows which one a reply is about.
    order_number: orders.length === 1 ? (orders[0]?.text ?? null) : null,
  }
  const filled = replies.map(({ id, title, text }) => ({ id, title, text: fillCannedReply(text, values) }))
  const nearest = new Set(questions.flatMap((question) => nearestReplies(question, filled, toldPerQuestion)))
  return { answers: questions.map((question) => matchCannedReply(question, filled)), nearest: [...nearest].slice(0, toldAtMost) }
}

/** Those of which at least one whole sentence stands in a text: what a model says it took is not taken for it. */
export function repliesWithin(text: string, replies: readonly FilledReply[]): FilledReply[] {
  const squeezed = squeeze(text)
  return replies.filter((reply) => sentencesOf(reply.text).some((sentence) => squeezed.includes(squeeze(sentence))))
}

/** Sentences long enough to be nobody's chance words. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?؟])\s+/).filter((sentence) => sentence.length >= 20)
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}
