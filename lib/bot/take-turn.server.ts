import { clients, type Tx } from '../../db/client.ts'
import { findBotSession, hasPersonAnswered, insertBotTurn, saveBotSession } from '../../db/queries/bot.ts'
import { type ConnectionRecord, findConnection } from '../../db/queries/connections.ts'
import { type ConversationRecord, findConversation, findWindow, updateConversation } from '../../db/queries/conversations.ts'
import { type EntryRecord, findEntry } from '../../db/queries/entries.ts'
import { readOpeningHours } from '../../db/queries/opening-hours.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import { findDecision } from '../../db/queries/routing.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { ConversationId, EntryId } from '../core/ids.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { readMessage } from '../routing/message-facts.ts'
import { messageModels } from '../routing/message-models.server.ts'
import { readRules } from '../routing/route-entry.server.ts'
import { appendEntry } from '../timeline/append-entry.server.ts'
import { memoryOf } from './bot-memory.ts'
import { chooseBotLanguage } from './choose-bot-language.ts'
import { readBurst } from './read-burst.server.ts'
import { readTasks } from './read-tasks.server.ts'
import { sendBotMessage } from './send-bot-message.server.ts'
import { actOf, type Turn, taskOf, thinkTurn } from './think-turn.server.ts'
import { understandTurn } from './understand-turn.ts'

/**
 * Lets the bot answer what a customer said last, if it is the bot's to answer. May run any number of times for an entry: it
 * speaks once. It is thought out without holding anybody up, and then taken with the conversation's row locked, only if
 * nothing has happened meanwhile: a person who took over, another message, a decision for a person.
 */
export async function takeBotTurn(entryId: EntryId, now = new Date()): Promise<void> {
  const { db } = clients()
  const entry = await findEntry(db, entryId)
  if (!entry?.conversationId) return
  const [conversation, decided] = await Promise.all([findConversation(db, entry.conversationId), findDecision(db, entryId)])
  if (!conversation || !decided || entry.position !== conversation.lastInboundPosition) return
  const turn = await thinkAbout(db, entry, conversation, decided.decision.tier === 'text_bot', now)
  if (!turn) return
  const sent = await inTransaction((tx) => takeIfStillTrue(tx, entry, conversation.id, turn))
  if (sent) wakeRelay(sent)
}

async function thinkAbout(db: Tx, entry: EntryRecord, conversation: ConversationRecord, isBots: boolean, now: Date): Promise<Turn | null> {
  const [connection, session, burst, set, rules, spoken, hours] = await Promise.all([
    findConnection(db, conversation.connectionId),
    findBotSession(db, conversation.id),
    readBurst(db, entry, conversation.lastAnswerPosition ?? ''),
    readTasks(db),
    readRules(db),
    findCustomerLanguage(db, entry.customerId),
    readOpeningHours(db),
  ])
  if (!connection?.isBotOn || burst.isUnheard || session?.state === 'handed_over') return null
  const models = await messageModels(set.tasks, rules.keywords)
  const language = session?.memory.language ?? chooseBotLanguage(spoken, connection.displayNumber)
  const reading = readMessage(burst.text, models, language)
  const understanding = understandTurn(burst, reading, memoryOf(session), set.tasks)
  return thinkTurn({
    understanding,
    reading,
    text: burst.text,
    memory: memoryOf(session),
    set,
    modelHash: models.intents?.hash ?? null,
    isBots,
    name: connection.name,
    hours,
    now,
    language,
  })
}

/** One writer at a time: with the row locked, everything that would silence the bot is looked at once more. */
async function takeIfStillTrue(tx: Tx, entry: EntryRecord, conversationId: ConversationId, turn: Turn) {
  const conversation = await findConversation(tx, conversationId, 'for update')
  const connection = conversation && (await findConnection(tx, conversation.connectionId))
  if (!conversation || !connection || !(await mayStillSpeak(tx, entry, conversation, connection, turn.plan))) return null
  const changes = new Changes()
  const { plan, composed, memory } = turn
  const now = new Date()
  // The words follow the act: who is told to be passed on has been.
  if (plan.kind === 'hand_over' && conversation.tier === 'text_bot') await passOn(tx, changes, conversation, plan.why)
  const isAnswer = plan.kind !== 'hand_over'
  const sentEntryId = composed.text ? await sendBotMessage(tx, changes, conversation, composed, { isAnswer }) : null
  const isNew = await insertBotTurn(tx, {
    conversationId: conversation.id,
    entryId: entry.id,
    sentEntryId,
    act: actOf(plan),
    task: taskOf(plan),
    confidence: turn.confidence,
    receipt: turn.receipt,
    tasksVersion: turn.tasksVersion,
    latencyMs: Math.max(0, now.getTime() - entry.receivedAt.getTime()),
    at: now,
  })
  if (!isNew) throw new Error('an entry that was read before is answered once') // the read position says so: see mayStillSpeak
  await saveBotSession(tx, {
    conversationId: conversation.id,
    state: plan.kind === 'hand_over' ? 'handed_over' : plan.kind === 'close' ? 'closed' : 'active',
    memory,
    readPosition: entry.position,
    updatedAt: now,
  })
  if (plan.kind === 'close') await close(tx, changes, conversation, now)
  changes.conversation(conversation.id)
  return changes.emit(tx)
}

async function mayStillSpeak(
  tx: Tx,
  entry: EntryRecord,
  conversation: ConversationRecord,
  connection: ConnectionRecord,
  plan: Turn['plan'],
): Promise<boolean> {
  const session = await findBotSession(tx, conversation.id)
  const window = await findWindow(tx, conversation.customerId, conversation.connectionId)
  return (
    connection.isBotOn &&
    connection.status === 'active' &&
    conversation.status === 'open' &&
    conversation.assigneeId === null &&
    entry.position === conversation.lastInboundPosition &&
    entry.position > (conversation.lastAnswerPosition ?? '') &&
    entry.position > (session?.readPosition ?? '') &&
    session?.state !== 'handed_over' &&
    (plan.kind === 'hand_over' || conversation.tier === 'text_bot') &&
    window !== null &&
    window.closesAt > new Date() &&
    !(await hasPersonAnswered(tx, conversation.id))
  )
}

async function passOn(tx: Tx, changes: Changes, conversation: ConversationRecord, why: string): Promise<void> {
  await updateConversation(tx, conversation.id, { tier: 'async_voice' })
  await appendEntry(tx, changes, {
    actor: 'bot',
    customerId: conversation.customerId,
    conversationId: conversation.id,
    channel: conversation.channel,
    body: { v: 1, kind: 'escalation', fromTier: conversation.tier, toTier: 'async_voice', because: [{ signal: 'bot', value: why }] },
  })
}

async function close(tx: Tx, changes: Changes, conversation: ConversationRecord, now: Date): Promise<void> {
  await updateConversation(tx, conversation.id, { status: 'resolved', resolvedAt: now, resolvedById: null, snoozedUntil: null })
  await appendEntry(tx, changes, {
    actor: 'bot',
    customerId: conversation.customerId,
    conversationId: conversation.id,
    channel: conversation.channel,
    body: { v: 1, kind: 'system', what: { event: 'conversation_resolved' } },
  })
}
