import { clients } from '../../db/client.ts'
import { listTimeline } from '../../db/queries/entries.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import type { Locale } from '../core/vocabulary.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { customerName } from '../customers/describe-customer.ts'
import { modelForRecordings } from '../language-model/choose-language-model.server.ts'
import type { LanguageModel } from '../language-model/language-model.ts'
import { maxTextLength } from '../messages/text-limits.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import type { AnswerDraft } from './answer-draft.ts'
import { composeDraft, firstName } from './compose-draft.ts'
import { draftAnswerSchema, draftInstructions, draftPromptVersion } from './draft-prompts.ts'
import { type AnswerPoints, findAnswerPoints } from './find-answer-points.ts'
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
  const heard = await findCustomerLanguage(db, customer.id)
  const agentName = actor.kind === 'agent' ? actor.name : null
  const chosen = modelForRecordings()
  if (chosen.kind === 'model') {
    const text = await askDraft(chosen.model, conversationId, entries, points, heard)
    const signed = text && [text, firstName(agentName ?? '')].filter(Boolean).join('\n')
    if (signed && signed.length <= maxTextLength)
      return { text: signed, questions: points.questions, madeBy: 'llm', model: chosen.model.name }
  }
  const language = localeOf(heard) ?? (actor.kind === 'agent' ? actor.locale : 'nl')
  const text = composeDraft({ points, language, customerName: customerName(customer), agentName })
  return { text: text.slice(0, maxTextLength), questions: points.questions, madeBy: 'rules', model: null }
}

async function askDraft(
  model: LanguageModel,
  conversationId: ConversationId,
  entries: TimelineEntry[],
  points: AnswerPoints,
  language: string | null,
): Promise<string | null> {
  const conversation = entries.flatMap(toldOf).slice(-toldEntries)
  const facts = points.facts.map(({ kind, text }) => ({ kind, text }))
  const outcome = await model.ask({
    instructions: draftInstructions,
    material: { conversation, questions: points.questions, facts, language },
    name: 'answer_draft',
    schema: draftAnswerSchema,
  })
  const said = [...conversation.map(({ text }) => text), ...points.questions, ...facts.map(({ text }) => text)].join('\n')
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

function localeOf(language: string | null): Locale | null {
  const base = language?.toLowerCase().split('-')[0]
  // A language without words of ours is answered in the one that most people read.
  return base === undefined ? null : base === 'nl' ? 'nl' : 'en'
}
