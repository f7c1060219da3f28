// The bot in the product: a customer writes, the router leaves it to the bot, and what the bot may say it says once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { updateConnection } from '../../db/queries/connections.ts'
import type { Actor } from '../auth/actor.ts'
import { changeConversation } from '../conversations/change-conversation.server.ts'
import { getConversation } from '../conversations/list-conversations.server.ts'
import type { ConversationId, EntryId } from '../core/ids.ts'
import { sendMessage } from '../messages/send-message.server.ts'
import { routeEntry } from '../routing/route-entry.server.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { inboundMessage, messagesValue, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { takeBotTurn } from './take-turn.server.ts'

let product: TestProduct
let sam: Extract<Actor, { kind: 'agent' }>
let sequence = 0

beforeAll(async () => {
  product = await openTestProduct()
  const row = await findAgentByEmail(product.db, 'sam@demo.test')
  if (!row) throw new Error('the seed must have made Sam')
  sam = { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
}, 60_000)
afterAll(() => product.close())
beforeEach(() => updateConnection(product.db, product.connection.id, { isBotOn: true }))

function somebody() {
  const n = ++sequence
  return { phone: `316444400${String(n).padStart(2, '0')}`, userId: `NL.BOT${n}`, name: `Persoon ${n}` }
}
type Person = ReturnType<typeof somebody>
type Heard = { conversationId: ConversationId; entryId: EntryId }

async function receive(person: Person, part: Record<string, unknown> | string): Promise<Heard> {
  const id = `wamid.bot.${++sequence}`
  const at = Math.floor(Date.now() / 1000)
  const message = typeof part === 'string' ? textMessage(person, id, at, part) : inboundMessage(person, id, at, part)
  await deliver(webhookBody(messagesValue({ people: [person], messages: [message] })))
  await product.understandAll()
  const [row] = await product.sql`select id, conversation_id from entries where provider_id = ${id}`
  return { conversationId: row?.conversation_id, entryId: row?.id }
}
const soon = () => new Date(Date.now() + 5_000)
async function act({ entryId }: Heard) {
  await routeEntry(entryId, soon())
  await takeBotTurn(entryId, soon())
}
async function write(person: Person, part: Record<string, unknown> | string): Promise<Heard> {
  const heard = await receive(person, part)
  await act(heard)
  return heard
}
const tap = (id: string, title: string) => ({
  type: 'interactive',
  interactive: { type: 'button_reply', button_reply: { id, title } },
})
type Said = { text: string; body: { content: { type: string; buttons?: { id: string }[] } } }
const saidIn = async (id: ConversationId) =>
  (await product.sql`select text, body from entries where conversation_id = ${id} and author_kind = 'bot' and kind = 'message' order by position`) as unknown as Said[]
const turnsIn = (id: ConversationId) =>
  product.sql`select act, task, confidence, receipt, latency_ms, sent_entry_id from bot_turns where conversation_id = ${id} order by id`

describe('a question within a task', () => {
  test('is answered from the product’s own hours, by a bot that says it is one and offers a person', async () => {
    const { conversationId } = await write(somebody(), 'hoe laat zijn jullie open?')
    const said = await saidIn(conversationId)
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toContain('automatische assistent van Tuincentrum De Linde')
    expect(said[0]?.text).toContain('maandag–vrijdag: 09:00–17:00')
    expect(said[0]?.body.content.buttons?.map(({ id }) => id)).toEqual(['bot:yes', 'bot:no', 'bot:person'])
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'text_bot', waitingSince: null })
    expect(await turnsIn(conversationId)).toMatchObject([
      { act: 'answer', task: 'opening_hours', receipt: { source: 'opening_hours', understood: 'tasks', modelHash: expect.any(String) } },
    ])
  })

  test('is answered in the language it is asked in', async () => {
    const { conversationId } = await write(somebody(), 'What time are you open on Saturday please?')
    const [said] = await saidIn(conversationId)
    expect(said?.text).toContain('You are chatting with the automated assistant')
    expect(said?.text).toContain('Saturday–Sunday: closed')
  })

  test('is closed when the customer says that it helped, and stays closed when they say thanks', async () => {
    const person = somebody()
    const { conversationId } = await write(person, 'wat zijn de openingstijden')
    await write(person, tap('bot:yes', 'Ja, opgelost'))
    expect(await getConversation(sam, conversationId)).toMatchObject({ status: 'resolved' })
    expect(await saidIn(conversationId)).toHaveLength(2)
    await write(person, 'bedankt!')
    expect(await getConversation(sam, conversationId)).toMatchObject({ status: 'resolved' })
    expect(await saidIn(conversationId)).toHaveLength(2)
  })

  test('is introduced once in a conversation', async () => {
    const person = somebody()
    const { conversationId } = await write(person, 'hallo')
    await write(person, 'hoe laat gaan jullie dicht vandaag')
    const said = await saidIn(conversationId)
    expect(said.map(({ text }) => text.includes('automatische assistent'))).toEqual([true, false])
  })

  test('that asks for a number collects it, one thing at a time, and passes on what it collected', async () => {
    const person = somebody()
    const { conversationId } = await write(person, 'waar blijft mijn pakket')
    expect((await saidIn(conversationId))[0]?.text).toContain('Wat is je bestelnummer?')
    await write(person, '4411')
    expect((await saidIn(conversationId))[1]?.text).toContain('doorgegeven aan een medewerker')
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice', waitingSince: expect.any(String) })
    expect((await turnsIn(conversationId)).at(-1)).toMatchObject({
      act: 'hand_over',
      task: 'order_status',
      receipt: { why: 'person_task', slots: { order_number: '4411' } },
    })
  })
})

describe('a person', () => {
  test('is there for whoever asks, by words', async () => {
    const { conversationId } = await write(somebody(), 'mens graag')
    expect((await saidIn(conversationId))[0]?.text).toContain('Ik heb je vraag doorgegeven aan een medewerker.')
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice', priority: 'high' })
  })

  test('is there for whoever taps the button, and the bot says no more after that', async () => {
    const person = somebody()
    const { conversationId } = await write(person, 'hoe laat zijn jullie open?')
    await write(person, tap('bot:person', 'Medewerker'))
    expect(await saidIn(conversationId)).toHaveLength(2)
    await write(person, 'wat zijn de openingstijden op zaterdag')
    expect(await saidIn(conversationId)).toHaveLength(2)
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
  })

  test('takes over after two misunderstandings', async () => {
    const person = somebody()
    const { conversationId } = await write(person, 'waar blijft mijn pakket')
    await write(person, 'euh')
    expect((await saidIn(conversationId))[1]?.text).toContain('Dat begrijp ik niet goed.')
    await write(person, 'tja')
    expect((await saidIn(conversationId))[2]?.text).toContain('Ik kom er niet uit')
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
  })

  test('gets what is outside every task, without a word of the bot', async () => {
    const { conversationId } = await write(somebody(), 'welke bloembollen zet ik nu in de schaduw')
    expect(await saidIn(conversationId)).toEqual([])
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
  })

  test('gets a photo in the middle of it, and the customer is told so', async () => {
    const person = somebody()
    const { conversationId } = await write(person, 'hoe laat zijn jullie open?')
    await write(person, { type: 'image', image: { id: '77', mime_type: 'image/jpeg', sha256: 'x' } })
    expect((await saidIn(conversationId))[1]?.text).toContain('kan ik niet bekijken')
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
  })
})

describe('it is silent', () => {
  test('where the number has it switched off', async () => {
    await updateConnection(product.db, product.connection.id, { isBotOn: false })
    const { conversationId } = await write(somebody(), 'hoe laat zijn jullie open?')
    expect(await saidIn(conversationId)).toEqual([])
    expect(await getConversation(sam, conversationId)).toMatchObject({ tier: 'async_voice' })
  })

  test('until nothing more follows: messages in a row get one answer to all of them', async () => {
    const person = somebody()
    const first = await receive(person, 'hoi')
    const second = await receive(person, 'ik wou graag weten')
    const third = await receive(person, 'hoe laat jullie open zijn morgen')
    expect(await routeEntry(third.entryId)).toBeInstanceOf(Date)
    const escalations = product.sql`select count(*)::int as count from entries where conversation_id = ${third.conversationId} and kind = 'escalation'`
    expect((await escalations)[0]?.count).toBe(0)
    for (const heard of [first, second, third]) await act(heard)
    expect(await saidIn(third.conversationId)).toHaveLength(1)
    expect(await turnsIn(third.conversationId)).toMatchObject([{ act: 'answer', task: 'opening_hours' }])
  })

  test('when the job comes twice or several at once', async () => {
    const heard = await write(somebody(), 'hoe laat zijn jullie open?')
    await Promise.all([1, 2, 3].map(() => takeBotTurn(heard.entryId, soon())))
    await act(heard)
    expect(await saidIn(heard.conversationId)).toHaveLength(1)
  })

  test('as soon as a person has written, assigned it or moved it, and ever after', async () => {
    for (const takeOver of [
      (id: ConversationId) => sendMessage(sam, id, { kind: 'text', text: 'Ik help je' }),
      (id: ConversationId) => changeConversation(sam, id, { assigneeId: sam.id }),
      (id: ConversationId) => changeConversation(sam, id, { tier: 'async_voice', assigneeId: sam.id }),
    ]) {
      const person = somebody()
      const heard = await receive(person, 'hoe laat zijn jullie open?')
      await routeEntry(heard.entryId, soon())
      await takeOver(heard.conversationId)
      await takeBotTurn(heard.entryId, soon())
      await write(person, 'en op zaterdag, hoe laat open?')
      expect(await saidIn(heard.conversationId)).toEqual([])
    }
  })

  test('in a race with a person who answers: who is second sees the first, and no answer of the bot follows theirs', async () => {
    const rounds = Array.from({ length: 12 }, async (_, round) => {
      const heard = await receive(somebody(), 'hoe laat zijn jullie open?')
      await routeEntry(heard.entryId, soon())
      const pause = new Promise((resolve) => setTimeout(resolve, (round % 6) * 4)) // so that each side is first at times
      await Promise.all([
        takeBotTurn(heard.entryId, soon()),
        pause.then(() => sendMessage(sam, heard.conversationId, { kind: 'text', text: 'Ik help je' })),
      ])
      const rows = await product.sql`
        select author_kind from entries where conversation_id = ${heard.conversationId} and direction = 'out' order by position`
      return rows.map((row) => row.author_kind)
    })
    for (const authors of await Promise.all(rounds)) expect([['agent'], ['bot', 'agent']]).toContainEqual(authors)
  })
})
