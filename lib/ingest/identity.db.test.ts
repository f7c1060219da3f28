// Who is who (whatsapp-messages.md 2.3 and 2.4): user id first, phone second, and changes in any order.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { findConnectionByKey, insertConnection } from '../../db/queries/connections.ts'
import { findConversation, findLatestConversation, listWindows } from '../../db/queries/conversations.ts'
import { findCustomerRow, listIdentities } from '../../db/queries/customers.ts'
import { listTimeline } from '../../db/queries/entries.ts'
import type { Actor } from '../auth/actor.ts'
import { sealConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { markConversationRead } from '../conversations/mark-read.server.ts'
import type { ConnectionId, CustomerId } from '../core/ids.ts'
import { deliver } from '../testing/deliver.server.ts'
import { customerBy, insertSent } from '../testing/insert.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import {
  type BodyPerson,
  inboundMessage,
  messagesValue,
  numberChange,
  statusOf,
  textMessage,
  userIdChange,
  webhookBody,
} from '../testing/whatsapp-bodies.ts'
import { understandDeliveries } from './understand-deliveries.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

let made = 0
const base = 1_795_100_000
const id = () => `wamid.identity.${++made}`
/** Somebody nobody has met: a number, a user id, and those they may change to. */
function newcomer() {
  const n = String(++made).padStart(4, '0')
  const phone = (k: number) => `3161${k}00${n}`
  const userId = (k: number) => `NL.9${k}00${n}`
  const person = (k: number): BodyPerson => ({ phone: phone(k), userId: userId(k), name: `Persoon ${n}` })
  return {
    phone,
    userId,
    person,
    phoneOnly: { phone: phone(1), name: `Persoon ${n}` },
    idOnly: { userId: userId(1), name: `Persoon ${n}` },
  }
}

async function receive(...values: Record<string, unknown>[]): Promise<void> {
  for (const value of values) await deliver(webhookBody(value))
  await product.understandAll()
}
const says = (person: BodyPerson, at: number, text: string) =>
  messagesValue({ people: [person], messages: [textMessage(person, id(), base + at, text)] })

async function textsOf(customerId: CustomerId): Promise<(string | null)[]> {
  const rows = await listTimeline(product.db, { customerId, from: null, towards: 'older', limit: 100 })
  return rows.reverse().flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))
}
async function addressesOf(customerId: CustomerId): Promise<{ active: string[]; retired: string[] }> {
  const rows = await listIdentities(product.db, [customerId])
  const values = (isRetired: boolean) => rows.filter((row) => (row.retiredAt !== null) === isRetired).map((row) => row.value)
  return { active: values(false).sort(), retired: values(true).sort() }
}

describe('resolving', () => {
  test('who first came with a phone only is the same person when the user id joins it', async () => {
    const { phone, userId, person, phoneOnly } = newcomer()
    await receive(says(phoneOnly, 1, 'oud'), says(person(1), 2, 'nieuw'))
    expect(await customerBy(product.db, 'whatsapp', phone(1))).toBe(await customerBy(product.db, 'whatsapp_user', userId(1)))
    expect(await textsOf(await customerBy(product.db, 'whatsapp', phone(1)))).toEqual(['oud', 'nieuw'])
  })

  test('who first hid the phone is the same person when they show it, and when they hide it again', async () => {
    const { phone, userId, person, idOnly } = newcomer()
    await receive(says(idOnly, 1, 'a'), says(person(1), 2, 'b'), says(idOnly, 3, 'c'))
    const customer = await customerBy(product.db, 'whatsapp_user', userId(1))
    expect(await customerBy(product.db, 'whatsapp', phone(1))).toBe(customer)
    expect(await textsOf(customer)).toEqual(['a', 'b', 'c'])
  })

  test.each(['phone first', 'user id first'])('two customers turn out to be one: %s', async (order) => {
    const { phone, userId, person, phoneOnly, idOnly } = newcomer()
    const apart = [says(phoneOnly, 1, 'met nummer'), says(idOnly, 2, 'met naam')]
    await receive(...(order === 'phone first' ? apart : apart.reverse()))
    const [one, other] = [await customerBy(product.db, 'whatsapp', phone(1)), await customerBy(product.db, 'whatsapp_user', userId(1))]
    expect(one).not.toBe(other)
    await receive(says(person(1), 3, 'allebei'))
    const now = await customerBy(product.db, 'whatsapp_user', userId(1))
    expect(now).toBe(one) // wrote first, so is the older customer, whatever arrived first
    expect(await textsOf(now)).toEqual(['met nummer', 'met naam', 'allebei'])
    expect((await findCustomerRow(product.db, other))?.id).toBe(now) // the signpost
    const [merge] = await product.sql`select because, moved from customer_merges where from_id = ${other} and into_id = ${now}`
    expect(merge?.moved.conversationIds).toHaveLength(1)
  })

  test('the timeline of two who turned out to be one says so, once, and whom agents knew them as', async () => {
    const { phone, userId, person } = newcomer()
    await receive(
      says({ phone: phone(1), name: 'Winkel Noord' }, 1, 'met nummer'),
      says({ userId: userId(1), name: 'Noor' }, 2, 'met naam'),
    )
    await receive(says({ ...person(1), name: 'Noor' }, 3, 'allebei'))
    await receive(says({ ...person(1), name: 'Noor' }, 4, 'nog eens'))
    const entries = await listTimeline(product.db, {
      customerId: await customerBy(product.db, 'whatsapp', phone(1)),
      from: null,
      towards: 'older',
      limit: 20,
    })
    const lines = entries.filter((entry) => entry.kind === 'system')
    expect(lines).toMatchObject([{ what: { event: 'customers_merged', otherName: 'Noor' }, author: { kind: 'system' } }])
    expect(lines[0]?.conversationId).toBe(entries[0]?.conversationId)
    expect(Date.parse(lines[0]?.occurredAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  test('joining a record of which nobody ever saw anything is no news', async () => {
    const { userId, person, phoneOnly, idOnly } = newcomer()
    const early = inboundMessage(phoneOnly, id(), base + 1, { type: 'reaction', reaction: { message_id: 'wamid.never-ours', emoji: '👍' } })
    await receive(messagesValue({ messages: [early] }), says(idOnly, 2, 'hoi'), says(person(1), 3, 'met nummer'))
    const customerId = await customerBy(product.db, 'whatsapp_user', userId(1))
    const [merges] = await product.sql`select count(*)::int as count from customer_merges where into_id = ${customerId}`
    expect(merges?.count).toBe(1)
    const entries = await listTimeline(product.db, { customerId, from: null, towards: 'older', limit: 20 })
    expect(entries.map((entry) => entry.kind)).toEqual(['message', 'message'])
  })

  test('a username alone identifies nobody: two user ids with the same name are two people', async () => {
    const [a, b] = [newcomer(), newcomer()]
    await receive(says({ ...a.idOnly, username: 'zelfde' }, 1, 'x'), says({ ...b.idOnly, username: 'zelfde' }, 2, 'y'))
    expect(await customerBy(product.db, 'whatsapp_user', a.userId(1))).not.toBe(await customerBy(product.db, 'whatsapp_user', b.userId(1)))
  })

  test('a status teaches the user id of somebody we knew by phone', async () => {
    const { phone, userId, phoneOnly, idOnly } = newcomer()
    await receive(says(phoneOnly, 1, 'hallo'))
    const customer = await customerBy(product.db, 'whatsapp', phone(1))
    const providerId = id()
    await insertSent(product.db, { customerId: customer, connectionId: product.connection.id, providerId })
    await receive(
      messagesValue({ statuses: [statusOf(providerId, 'delivered', base + 2, { recipient_id: phone(1), recipient_user_id: userId(1) })] }),
    )
    await receive(says(idOnly, 3, 'nu zonder nummer'))
    expect(await textsOf(customer)).toContain('nu zonder nummer')
  })

  test('two numbers that hear of somebody at the same moment make one customer', async () => {
    const second = await secondConnection()
    for (let round = 0; round < 8; round++) {
      const { userId, person } = newcomer()
      const there = says(person(1), 2, 'op de tweede')
      await deliver(webhookBody(says(person(1), 1, 'op de eerste')))
      await deliver(webhookBody({ ...there, metadata: { display_phone_number: '31600000003', phone_number_id: second.phoneNumberId } }), {
        key: second.key,
      })
      await Promise.all([understandDeliveries(product.connection.id, 50), understandDeliveries(second.id, 50)])
      await product.understandAll()
      expect(await textsOf(await customerBy(product.db, 'whatsapp_user', userId(1)))).toEqual(['op de eerste', 'op de tweede'])
    }
    const [row] =
      await product.sql`select count(*)::int as count from customers c where merged_into_id is null and not exists (select 1 from identities i where i.customer_id = c.id)`
    expect(row?.count).toBe(0)
  })
})

async function secondConnection() {
  const connectionId = randomUUID() as ConnectionId // made here, for one row
  const row = { key: 'second', phoneNumberId: '300000000000909' }
  if (!(await findConnectionByKey(product.db, row.key)))
    await insertConnection(product.db, {
      id: connectionId,
      ...row,
      channel: 'whatsapp',
      name: 'Tweede',
      wabaId: '200000000000101',
      displayNumber: '31600000003',
      secrets: sealConnectionSecrets(connectionId, { accessToken: 't', appSecrets: ['sim-app-secret-0001'], verifyToken: 'v' }),
    })
  const found = await findConnectionByKey(product.db, row.key)
  return { ...row, id: found?.id ?? connectionId }
}

describe('changing', () => {
  /** Writes, changes number, writes, changes again, writes: five webhooks, every order of which must tell one story. */
  function story(kind: 'number' | 'user id') {
    const { phone, userId, person, ...rest } = newcomer()
    const change = (at: number, from: number, to: number) =>
      kind === 'number'
        ? numberChange(id(), base + at, { phone: phone(from), userId: userId(from) }, { phone: phone(to), userId: userId(to) })
        : userIdChange(id(), base + at, userId(from), userId(to))
    const writes = (k: number, at: number, text: string) =>
      kind === 'number' ? says(person(k), at, text) : says({ userId: userId(k) }, at, text)
    const values = [
      writes(1, 10, 'een'),
      messagesValue({ messages: [change(20, 1, 2)] }),
      writes(2, 30, 'twee'),
      messagesValue({ messages: [change(40, 2, 3)] }),
      writes(3, 50, 'drie'),
    ]
    return { ...rest, phone, userId, values }
  }

  test('a new user id that a status named early stays theirs, in whichever order the changes to it are told', async () => {
    for (const order of permutations([0, 1, 2])) {
      const { userId } = newcomer()
      await receive(says({ userId: userId(1) }, 1, 'hallo'))
      await product.understandAll()
      const customer = await customerBy(product.db, 'whatsapp_user', userId(1))
      const providerId = id()
      await insertSent(product.db, { customerId: customer, connectionId: product.connection.id, providerId, state: 'accepted' })
      const told = [
        messagesValue({
          statuses: [statusOf(providerId, 'delivered', base + 2, { recipient_id: undefined, recipient_user_id: userId(3) })],
        }),
        messagesValue({ messages: [userIdChange(id(), base + 20, userId(1), userId(2))] }),
        messagesValue({ messages: [userIdChange(id(), base + 40, userId(2), userId(3))] }),
      ]
      await receive(...order.map((place) => told[place] ?? {}))
      await product.understandAll()
      expect({ order, ...(await addressesOf(customer)) }).toEqual({ order, active: [userId(3)], retired: [userId(1), userId(2)] })
    }
  })

  const orders = permutations([0, 1, 2, 3, 4])
  test.each(['number', 'user id'] as const)('two changes of %s tell one story in all 120 orders', async (kind) => {
    const stories = orders.map((order) => ({ order, ...story(kind) }))
    for (const step of [0, 1, 2, 3, 4]) {
      await deliver(webhookBody(...stories.map((one) => one.values[one.order[step] ?? 0] ?? {})))
      await product.understandAll()
    }
    for (const { order, phone, userId } of stories) {
      const customer = await customerBy(product.db, 'whatsapp_user', userId(3))
      const retired = kind === 'number' ? [phone(1), phone(2), userId(1), userId(2)] : [userId(1), userId(2)]
      expect({ order, texts: await textsOf(customer), ...(await addressesOf(customer)) }).toEqual({
        order,
        texts: ['een', 'twee', 'drie'],
        active: (kind === 'number' ? [phone(3), userId(3)] : [userId(3)]).sort(),
        retired: retired.sort(),
      })
      expect(await findLatestConversation(product.db, customer)).toMatchObject({ status: 'open' })
    }
  })

  test('a number given up belongs to whoever writes from it next, and a late message still to who wrote it', async () => {
    const [first, next] = [newcomer(), newcomer()]
    const phone = first.phone(1)
    await receive(
      says(first.person(1), 10, 'van de eerste'),
      messagesValue({ messages: [numberChange(id(), base + 20, first.person(1), first.person(2))] }),
      says({ ...next.person(1), phone }, 30, 'van de volgende'),
      says(first.person(1), 15, 'laat bezorgd'),
      says(first.phoneOnly, 16, 'laat en zonder id'),
    )
    const old = await customerBy(product.db, 'whatsapp_user', first.userId(2))
    const newer = await customerBy(product.db, 'whatsapp', phone)
    expect(newer).toBe(await customerBy(product.db, 'whatsapp_user', next.userId(1)))
    expect(await textsOf(old)).toEqual(['van de eerste', 'laat bezorgd', 'laat en zonder id'])
    expect(await textsOf(newer)).toEqual(['van de volgende'])
  })

  test('after a change to a hidden number nothing is sent to the old one', async () => {
    const { phone, userId, person } = newcomer()
    await receive(says(person(1), 10, 'hoi'), messagesValue({ messages: [userIdChange(id(), base + 20, userId(1), userId(2))] }))
    const customer = await customerBy(product.db, 'whatsapp_user', userId(2))
    expect(await addressesOf(customer)).toEqual({ active: [userId(2)], retired: [phone(1), userId(1)].sort() })
    expect(await findCustomerRow(product.db, customer)).toMatchObject({ phone: null })
  })
})

describe('joining two open conversations', () => {
  test('waiting, preview, windows, reading and reactions are those of one conversation', async () => {
    const { phone, userId, person, phoneOnly, idOnly } = newcomer()
    const sam = await actor('sam@demo.test')
    const lotte = await actor('lotte@demo.test')
    const eva = await actor('eva@demo.test')
    await receive(says(phoneOnly, 10, 'eerste vraag'), says(idOnly, 20, 'tweede vraag'))
    const [older, younger] = [await conversationBy('whatsapp', phone(1)), await conversationBy('whatsapp_user', userId(1))]
    // Sam has read both, Lotte only the younger, Eva neither.
    await markConversationRead(sam, older.id, older.lastPosition ?? '')
    await markConversationRead(sam, younger.id, younger.lastPosition ?? '')
    await markConversationRead(lotte, younger.id, younger.lastPosition ?? '')
    const target = id()
    await insertSent(product.db, { customerId: older.customerId, connectionId: product.connection.id, providerId: target })
    const react = (who: BodyPerson, at: number, emoji: string) =>
      messagesValue({ messages: [inboundMessage(who, id(), base + at, { type: 'reaction', reaction: { message_id: target, emoji } })] })
    await receive(react(phoneOnly, 21, '👍'), react(idOnly, 22, '❤️'))
    await receive(react(person(1), 15, '😮')) // late, and what joins them
    const joined = await conversationBy('whatsapp_user', userId(1))
    expect(joined).toMatchObject({
      id: older.id,
      status: 'open',
      waitingSince: new Date((base + 10) * 1000),
      preview: { text: 'tweede vraag' },
      lastPosition: younger.lastPosition,
      lastInboundPosition: younger.lastInboundPosition,
    })
    expect((await findConversation(product.db, younger.id))?.id).toBe(older.id)
    expect(await listWindows(product.db, joined.customerId)).toMatchObject([{ closesAt: new Date((base + 20 + 86_400) * 1000) }])
    const reads = await product.sql`select agent_id, position from conversation_reads where conversation_id = ${joined.id}`
    const positionOf = (who: { id: string }) => reads.find((row) => row.agent_id === who.id)?.position ?? ''
    expect(positionOf(sam)).toBe(younger.lastPosition)
    expect(positionOf(lotte) < (older.lastPosition ?? '')).toBe(true) // the older question is still to be read
    expect(positionOf(eva)).toBe('')
    const [entry] = (await listTimeline(product.db, { customerId: joined.customerId, from: null, towards: 'older', limit: 10 })).filter(
      (one) => one.providerId === target,
    )
    expect(entry).toMatchObject({ reactions: [{ emoji: '❤️', by: { id: joined.customerId } }] })
    expect(await product.sql`select 1 from conversation_reads where conversation_id = ${younger.id}`).toHaveLength(0)
  })

  test('a question answered in the other conversation waits no more', async () => {
    const { userId, person, phoneOnly, idOnly } = newcomer()
    await receive(says(phoneOnly, 10, 'vraag'), says(idOnly, 20, 'nog een'))
    const younger = await conversationBy('whatsapp_user', userId(1))
    await product.sql`update conversations set last_answer_position = '01795100030-x', waiting_since = null where id = ${younger.id}`
    await receive(says(person(1), 40, 'en daarna'))
    expect(await conversationBy('whatsapp_user', userId(1))).toMatchObject({ waitingSince: new Date((base + 40) * 1000) })
  })
})

async function conversationBy(kind: 'whatsapp' | 'whatsapp_user', value: string) {
  const conversation = await findLatestConversation(product.db, await customerBy(product.db, kind, value))
  if (!conversation) throw new Error('a message must have opened a conversation')
  return conversation
}

async function actor(email: string): Promise<Extract<Actor, { kind: 'agent' }>> {
  const row = await findAgentByEmail(product.db, email)
  if (!row) throw new Error(`the seed must have made ${email}`)
  return { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
}

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}
