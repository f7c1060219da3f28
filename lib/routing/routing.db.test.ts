// The router's write path: what a customer sends is decided once, with a receipt; a person can read why.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import type { Actor } from '../auth/actor.ts'
import { changeConversation } from '../conversations/change-conversation.server.ts'
import { getConversation } from '../conversations/list-conversations.server.ts'
import type { ConversationId, EntryId } from '../core/ids.ts'
import { sendMessage } from '../messages/send-message.server.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { inboundMessage, messagesValue, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { routeEntry } from './route-entry.server.ts'

let product: TestProduct
let sam: Extract<Actor, { kind: 'agent' }>
let sequence = 0

beforeAll(async () => {
  product = await openTestProduct()
  const row = await findAgentByEmail(product.db, 'sam@demo.test')
  if (!row) throw new Error('the seed must have made Sam')
  sam = { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
})
afterAll(() => product.close())

const minutes = 60
const start = Math.floor(Date.now() / 1000) - 20 * 60 * minutes
function somebody() {
  const n = ++sequence
  return { phone: `316333300${String(n).padStart(2, '0')}`, userId: `NL.ROUTE${n}`, name: `Persoon ${n}` }
}
type Person = ReturnType<typeof somebody>

async function receive(message: Record<string, unknown>, person: Person): Promise<{ conversationId: ConversationId; entryId: EntryId }> {
  await deliver(webhookBody(messagesValue({ people: [person], messages: [message] })))
  await product.understandAll()
  const [row] = await product.sql`select id, conversation_id from entries where provider_id = ${String(message.id)}`
  return { conversationId: row?.conversation_id, entryId: row?.id }
}
/** Somebody writes at a second, and that is decided. */
async function write(person: Person, at: number, text = 'nog steeds geen pakket') {
  const received = await receive(textMessage(person, `wamid.route.${++sequence}`, at, text), person)
  await routeEntry(received.entryId, new Date(at * 1000 + 1_000))
  return received
}
const jobsFor = (entryId: EntryId) => product.sql`select id from pgboss.job where name = 'route-entry' and data->>'entryId' = ${entryId}`
const escalationsOf = (id: ConversationId) =>
  product.sql`select body, author_kind from entries where conversation_id = ${id} and kind = 'escalation' order by position`
const receiptsOf = (id: ConversationId) =>
  product.sql`select facts, decision, rules_version from routing_decisions where conversation_id = ${id} order by id`

describe('an entry of a customer', () => {
  test('is put up for a decision in the transaction that stores it, the last of a burst only', async () => {
    const person = somebody()
    const first = await receive(textMessage(person, 'wamid.route.first', start, 'hallo'), person)
    const burst = ['a', 'b', 'c'].map((text, index) => textMessage(person, `wamid.route.burst.${text}`, start + index + 1, text))
    await deliver(webhookBody(messagesValue({ people: [person], messages: burst })))
    await product.understandAll()
    expect(await jobsFor(first.entryId)).toHaveLength(1)
    const rows =
      await product.sql`select id, text from entries where customer_id = (select customer_id from entries where id = ${first.entryId}) and text in ('a', 'b', 'c') order by text`
    const waiting = await Promise.all(rows.map(async (row) => (await jobsFor(row.id)).length))
    expect(waiting).toEqual([0, 0, 1])
  })

  test('leaves a receipt with the facts and their sources, and no escalation where nothing changes', async () => {
    const { conversationId } = await write(somebody(), start)
    expect(await escalationsOf(conversationId)).toEqual([])
    const [receipt] = await receiptsOf(conversationId)
    expect(receipt?.rules_version).toBe(0)
    expect(receipt?.facts).toMatchObject({
      entryKind: { value: 'text', evidence: [{ kind: 'record', of: 'entry' }] },
      attempts24h: { value: 1, evidence: [{ kind: 'entries' }] },
    })
    expect(receipt?.decision).toMatchObject({ tier: 'async_voice', because: [] })
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
  })

  test('decides the same once, however often the job comes', async () => {
    const { conversationId, entryId } = await write(somebody(), start)
    await Promise.all([1, 2, 3].map(() => routeEntry(entryId, new Date(start * 1000 + 1_000))))
    expect(await receiptsOf(conversationId)).toHaveLength(1)
  })
})

describe('a third contact within 24 hours', () => {
  test('goes to a call, high priority, and the timeline says why', async () => {
    const person = somebody()
    await write(person, start, 'waar blijft mijn pakket')
    await write(person, start + 60 * minutes)
    const { conversationId, entryId } = await write(person, start + 120 * minutes)
    await routeEntry(entryId, new Date((start + 121 * minutes) * 1000))
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'live_call', priority: 'high' })
    const escalations = await escalationsOf(conversationId)
    expect(escalations).toHaveLength(1)
    expect(escalations[0]).toMatchObject({
      author_kind: 'system',
      body: {
        fromTier: 'async_voice',
        toTier: 'live_call',
        because: expect.arrayContaining([
          { signal: 'rule', value: 'Third contact within 24 hours, unanswered' },
          { signal: 'attempts24h', value: '3' },
        ]),
      },
    })
  })

  test('is counted in attempts: the lines of one burst are one', async () => {
    const person = somebody()
    for (const seconds of [0, 5, 30, 90, 200]) await write(person, start + seconds)
    const { conversationId } = await write(person, start + 60 * minutes)
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
    expect(await escalationsOf(conversationId)).toEqual([])
  })

  test('is not what an agent made of it by hand: theirs stays until the customer writes again', async () => {
    const person = somebody()
    for (const hour of [0, 1]) await write(person, start + hour * 60 * minutes)
    const { conversationId, entryId } = await write(person, start + 120 * minutes)
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'live_call' })
    await changeConversation(sam, conversationId, { tier: 'async_voice' })
    await routeEntry(entryId, new Date((start + 121 * minutes) * 1000))
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
    expect(await escalationsOf(conversationId)).toHaveLength(2)
  })
})

describe('nothing is decided', () => {
  test('about an entry that a later one has overtaken, or of dealings that are resolved', async () => {
    const person = somebody()
    const first = await receive(textMessage(person, 'wamid.route.overtaken', start, 'een'), person)
    await receive(textMessage(person, 'wamid.route.overtakes', start + 5, 'twee'), person)
    await routeEntry(first.entryId)
    expect(await receiptsOf(first.conversationId)).toEqual([])
    const other = await receive(textMessage(somebody(), 'wamid.route.resolved', start, 'drie'), somebody())
    await changeConversation(sam, other.conversationId, { status: 'resolved' })
    await routeEntry(other.entryId)
    expect(await receiptsOf(other.conversationId)).toEqual([])
  })

  test('about what we wrote', async () => {
    const { conversationId } = await write(somebody(), Math.floor(Date.now() / 1000) - 5)
    const before = (await receiptsOf(conversationId)).length
    const { entryId } = (await sendMessage(sam, conversationId, { kind: 'note', text: 'gebeld' })) as unknown as { entryId: EntryId }
    const [note] = await product.sql`select id from entries where conversation_id = ${conversationId} and kind = 'note'`
    await routeEntry(entryId ?? note?.id)
    expect(await receiptsOf(conversationId)).toHaveLength(before)
  })
})

test('a voice note goes to a person who listens, and is acknowledged', async () => {
  const person = somebody()
  const { entryId } = await receive(
    inboundMessage(person, 'wamid.route.note', start, {
      type: 'audio',
      audio: { id: '9912', mime_type: 'audio/ogg; codecs=opus', voice: true },
    }),
    person,
  )
  await routeEntry(entryId, new Date(start * 1000 + 1_000))
  const [receipt] = await product.sql`select facts, decision from routing_decisions where entry_id = ${entryId}`
  expect(receipt?.decision).toMatchObject({ tier: 'async_voice', acknowledges: true, because: [{ ruleId: 'voice-note' }] })
})
