import { clients, type Tx } from '../../db/client.ts'
import { wasAcknowledged } from '../../db/queries/acknowledgements.ts'
import { type BotSession, findBotSession, hasPersonAnswered } from '../../db/queries/bot.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { type ConversationRecord, findConversation, updateConversation } from '../../db/queries/conversations.ts'
import { type EntryRecord, findEntry } from '../../db/queries/entries.ts'
import {
  countRoutedEscalations,
  findDecision,
  findNewestRules,
  insertDecision,
  insertRuleActions,
  isDecidedAbout,
  listRuleActions,
} from '../../db/queries/routing.ts'
import { inTransaction } from '../../db/transaction.ts'
import { readTasks } from '../bot/read-tasks.server.ts'
import type { ConversationId, EntryId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { appendEntry } from '../timeline/append-entry.server.ts'
import { type Decision, decide, type Situation } from './decide.ts'
import { makeDefaultKeywords } from './default-keywords.ts'
import { makeDefaultRules } from './default-rules.ts'
import { messageModels } from './message-models.server.ts'
import { planRouting } from './plan-routing.ts'
import { readFacts } from './read-facts.server.ts'
import type { RoutingFacts } from './routing-facts.ts'
import type { RuleSet } from './rule.ts'
import { storeSituation } from './stored-situation.ts'

const hourMs = 60 * 60_000

/**
 * Decides which tier a customer's entry belongs to, and does what was decided: tier, priority and labels of the
 * conversation, an escalation entry that says why, and a receipt. May run any number of times, for the same entry too:
 * when a fact has become known the decision is taken again, and what is already so is not done twice. An entry that a
 * later one of the customer has overtaken decides nothing any more.
 * @returns when to look again, while more messages may follow that the bot would read together.
 */
export async function routeEntry(entryId: EntryId, now = new Date()): Promise<Date | null> {
  const { db } = clients()
  const found = await findEntry(db, entryId)
  const { conversationId } = found ?? {}
  if (!found || !conversationId) return null
  const settlesAt = found.receivedAt.getTime() + settleMs
  if (now.getTime() < settlesAt && (await isBotOnAt(db, conversationId))) return new Date(settlesAt)
  const rules = await readRules(db)
  const { tasks } = await readTasks(db)
  const models = await messageModels(tasks, rules.keywords)
  const appended = await inTransaction(async (tx) => {
    // Locked first: entries of one conversation are decided one after the other.
    const conversation = await findConversation(tx, conversationId, 'for update')
    const entry = await findEntry(tx, entryId)
    if (!conversation || !entry) return null
    const session = await findBotSession(tx, conversation.id)
    if (!mayDecide(entry, conversation, session)) return null
    const facts = await readFacts(tx, entry, conversation, now, { models, tasks })
    const situation = await readSituation(tx, entry, conversation, session, now)
    const decision = decide(facts, rules, situation)
    return (await isNews(tx, entryId, decision)) ? carryOut(tx, { entry, conversation, facts, situation, decision }) : null
  })
  if (appended) wakeRelay(appended)
  return null
}

/** Silence after a message in which another one may follow. Only where the bot answers: people read as they please. */
const settleMs = 1_500

async function isBotOnAt(tx: Tx, conversationId: ConversationId): Promise<boolean> {
  const conversation = await findConversation(tx, conversationId)
  const connection = conversation && (await findConnection(tx, conversation.connectionId))
  return connection?.isBotOn === true
}

/** Trains what messages are read with, so that the first customer does not wait for it. */
export async function warmReading(): Promise<void> {
  const { db } = clients()
  await messageModels((await readTasks(db)).tasks, (await readRules(db)).keywords)
}

/** What a customer said last and nobody has answered, in dealings that are still open and not taken back. */
function mayDecide(entry: EntryRecord, conversation: ConversationRecord, session: BotSession | null): boolean {
  return (
    entry.direction === 'in' &&
    entry.authorKind === 'customer' &&
    !entry.isDeleted &&
    conversation.status !== 'resolved' &&
    conversation.mergedIntoId === null &&
    entry.position === conversation.lastInboundPosition &&
    entry.position > (conversation.lastAnswerPosition ?? '') &&
    entry.position > (session?.readPosition ?? '')
  )
}

/** The rules that are followed now. */
export async function readRules(tx: Tx): Promise<RuleSet> {
  const newest = await findNewestRules(tx)
  return newest
    ? { version: newest.version, rules: newest.rules, keywords: newest.keywords }
    : { version: 0, rules: makeDefaultRules(), keywords: makeDefaultKeywords() }
}

async function readSituation(
  tx: Tx,
  entry: EntryRecord,
  conversation: ConversationRecord,
  session: BotSession | null,
  now: Date,
): Promise<Situation> {
  const [acted, recentChanges, isAnsweredByPerson] = await Promise.all([
    listRuleActions(tx, {
      conversationId: conversation.id,
      customerId: conversation.customerId,
      since: new Date(now.getTime() - 24 * hourMs),
      except: entry.id,
    }),
    countRoutedEscalations(tx, conversation.id, new Date(now.getTime() - hourMs)),
    conversation.lastAnswerPosition !== null && hasPersonAnswered(tx, conversation.id),
  ])
  // Promised, handed over to, or answered by one before and now waiting again.
  const isPersonAwaited =
    conversation.waitingSince !== null &&
    (conversation.promisedAt !== null || conversation.assigneeId !== null || session?.state === 'handed_over' || isAnsweredByPerson)
  return { now, tier: conversation.tier, isPersonAwaited, acted, recentChanges }
}

/** Whether this was not decided about the entry just so before: a job that comes twice leaves one receipt. */
async function isNews(tx: Tx, entryId: EntryId, decision: Decision): Promise<boolean> {
  const before = await findDecision(tx, entryId)
  if (!before) return true
  const said = ({ tier, priority, labels, because, proposesCall, asksChannel }: Decision) =>
    JSON.stringify({ tier, priority, labels, rules: because.map((one) => one.ruleId), proposesCall, asksChannel })
  return said(before.decision) !== said(decision)
}

async function carryOut(
  tx: Tx,
  input: { entry: EntryRecord; conversation: ConversationRecord; facts: RoutingFacts; situation: Situation; decision: Decision },
) {
  const { entry, conversation, facts, situation, decision } = input
  const { now } = situation
  const { id: conversationId, customerId } = conversation
  const isFirst = !(await isDecidedAbout(tx, conversationId))
  await insertDecision(tx, {
    entryId: entry.id,
    conversationId,
    rulesVersion: decision.rulesVersion,
    facts,
    situation: storeSituation(situation),
    decision,
    at: now,
  })
  await insertRuleActions(
    tx,
    decision.because.map(({ ruleId }) => ({ ruleId, entryId: entry.id, conversationId, customerId, at: now })),
  )
  const { set, escalation } = planRouting(conversation, decision, { isFirst })
  const changes = new Changes()
  if (Object.keys(set).length > 0) {
    await updateConversation(tx, conversationId, set)
    changes.conversation(conversationId)
  }
  if (escalation) {
    await appendEntry(tx, changes, {
      actor: 'system',
      customerId,
      conversationId,
      channel: conversation.channel,
      body: { v: 1, kind: 'escalation', ...escalation, because: becauseOf(decision) },
    })
  }
  // What the bot answers no person is promised for.
  if (decision.acknowledges && decision.tier !== 'text_bot' && !(await wasAcknowledged(tx, conversationId, entry.id)))
    await enqueue(tx, 'acknowledge-entry', { entryId: entry.id }, { onlyOnce: entry.id })
  if (facts.isBotOn?.value) await enqueue(tx, 'take-bot-turn', { entryId: entry.id }, { onlyOnce: entry.id })
  return changes.emit(tx)
}

/** The reasons as the timeline keeps them: each rule by name, and the facts that made it hold. */
function becauseOf({ because }: Decision): { signal: string; value: string }[] {
  if (because.length === 0) return [{ signal: 'nothing_known', value: '' }]
  return because.flatMap(({ ruleName, reasons }) => [
    { signal: 'rule', value: ruleName },
    ...reasons.map(({ fact, value }) => ({ signal: fact, value: Array.isArray(value) ? value.join(', ') : String(value) })),
  ])
}
