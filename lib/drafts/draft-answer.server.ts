import { clients } from '../../db/client.ts'
import { listTimeline } from '../../db/queries/entries.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { knownLanguage, readCustomerLanguage } from '../customers/customer-language.server.ts'
import { customerName } from '../customers/describe-customer.ts'
import { matchLanguage } from '../i18n/language-tag.ts'
import { modelForRecordings } from '../language-model/choose-language-model.server.ts'
import type { LanguageModel } from '../language-model/language-model.ts'
import { maxTextLength } from '../messages/text-limits.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import type { AnswerDraft } from './answer-draft.ts'
import { composeDraft, type DraftInput, firstName } from './compose-draft.ts'
import { draftAnswerSchema, draftInstructions, draftPromptVersion } from './draft-prompts.ts'
import { draftLanguages } from './draft-words.ts'
import { type AnswerPoints, findAnswerPoints } from './find-answer-points.ts'
import { type FilledReply, findReplies, repliesWithin } from './find-replies.server.ts'
import { readModelDraft } from './read-model-draft.ts'

/** Entries that are looked through for what is open. */
const lookedThrough = 60
/** The last of the conversation that a model is told. */
const toldEntries = 12
const toldLength = 2_000

/**
 * Drafts an answer to what the customer has asked: by the language model where one is set up and its draft holds, else by
 * the rules. Stores and sends nothing.
 * @throws AppError `not_found`, `conflict` when the customer has said nothing yet.
 */
export async function draftAnswer(actor: Actor, conversationId: ConversationId): Promise<AnswerDraft> {
  const { db } = clients()
  const conversation = await accessConversation(db, actor, conversationId)
  const customer = await accessCustomer(db, actor, conversation.customerId)
  const newestFirst = await listTimeline(db, { customerId: customer.id, from: null, towards: 'older', limit: lookedThrough })
  const entries = newestFirst.toReversed()
  const points = findAnswerPoints(entries)
  if (!points) throw new AppError('conflict', { publicMessage: 'This customer has not said anything yet.' })
  const agentName = actor.kind === 'agent' ? actor.name : null
  const customerLanguage = await readCustomerLanguage(db, customer.id)
  const spoken = customerLanguage?.language ?? (actor.kind === 'agent' ? actor.locale : 'nl')
  const replies = await findReplies(db, { points, language: spoken, customerName: customerName(customer), agentName })
  const chosen = modelForRecordings()
  if (chosen.kind === 'model') {
    const text = await askDraft(chosen.model, conversationId, {
      entries,
      points,
      replies: replies.nearest,
      language: knownLanguage(customerLanguage),
    })
    const signed = text && [text, firstName(agentName ?? '')].filter(Boolean).join('\n')
    if (signed && signed.length <= maxTextLength) {
      const used = repliesWithin(text, replies.nearest).map(nameReply)
      return { text: signed, questions: points.questions, replies: used, madeBy: 'llm', model: chosen.model.name }
    }
  }
  // A language without words of ours is answered in the one that most people read.
  const language = matchLanguage(spoken, draftLanguages) ?? 'en'
  const input = { points, language, customerName: customerName(customer), agentName }
  const { text, used } = composeWithin(maxTextLength, replies.answers, input)
  return { text, questions: points.questions, replies: used.map(nameReply), madeBy: 'rules', model: null }
}

/** A draft that can be sent: where the replies make it too long, the last of them are left for a person to write. */
function composeWithin(
  length: number,
  answers: (FilledReply | null)[],
  input: Omit<DraftInput, 'answers'>,
): { text: string; used: FilledReply[] } {
  const text = composeDraft({ ...input, answers: answers.map((reply) => reply?.text ?? null) })
  const used = [...new Set(answers)].filter((reply) => reply !== null)
  if (text.length <= length || used.length === 0) return { text: text.slice(0, length), used }
  return composeWithin(
    length,
    answers.map((reply) => (reply === used.at(-1) ? null : reply)),
    input,
  )
}

function nameReply({ id, title }: FilledReply): AnswerDraft['replies'][number] {
  return { id, title }
}

async function askDraft(
  model: LanguageModel,
  conversationId: ConversationId,
  {
    entries,
    points,
    replies,
    language,
  }: { entries: TimelineEntry[]; points: AnswerPoints; replies: FilledReply[]; language: string | null },
): Promise<string | null> {
  const conversation = entries.flatMap(toldOf).slice(-toldEntries)
  const facts = points.facts.map(({ kind, text }) => ({ kind, text }))
  const outcome = await model.ask({
    instructions: draftInstructions,
    material: {
      conversation,
      questions: points.questions,
      facts,
      replies: replies.map(({ title, text }) => ({ question: title, text })),
      language,
    },
    name: 'answer_draft',
    schema: draftAnswerSchema,
  })
  const said = [
    ...conversation.map(({ text }) => text),
    ...points.questions,
    ...facts.map(({ text }) => text),
    ...replies.map(({ text }) => text),
  ].join('\n')
  const text = outcome.kind === 'answered' ? readModelDraft(outcome.answer, points.questions, said) : null
  if (text === null) {
    const reason = outcome.kind === 'failed' ? outcome.reason : 'not_in_conversation'
    log.warn(
      { conversationId, model: model.name, promptVersion: draftPromptVersion, reason },
      'a language model drafted nothing; the rules do',
    )
  }
  return text
}

/** What was said, and by whom; notes among colleagues stay among them. */
function toldOf(entry: TimelineEntry): { by: 'customer' | 'company'; text: string }[] {
  if ((entry.kind !== 'message' && entry.kind !== 'voice_note') || !entry.text) return []
  return [{ by: entry.direction === 'in' ? 'customer' : 'company', text: entry.text.slice(0, toldLength) }]
}
