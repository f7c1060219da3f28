// What comes before the thing it is about waits for it, and the end is the same as in order.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listIdentities } from '../../db/queries/customers.ts'
import { findEntryIdByProviderId, listEntries } from '../../db/queries/entries.ts'
import { createConnection } from '../connections/connections.server.ts'
import type { AgentId } from '../core/ids.ts'
import { recordAccepted } from '../messages/settle-attempt.server.ts'
import { deliver } from '../testing/deliver.server.ts'
import { customerBy, insertSent } from '../testing/insert.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { type BodyPerson, bo, inboundMessage, messagesValue, noor, statusOf, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { understandDeliveries } from './understand-deliveries.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

const at = 1_795_000_000

async function arrive(...messages: Record<string, unknown>[]): Promise<void> {
  expect((await deliver(webhookBody(messagesValue({ people: [noor], messages })))).status).toBe(200)
  await product.understandAll()
}

function editOf(target: string, id: string, seconds: number, body: string, person: BodyPerson = noor) {
  return inboundMessage(person, id, seconds, {
    type: 'edit',
    edit: { original_message_id: target, message: { type: 'text', text: { body } } },
  })
}

function revokeOf(target: string, id: string, seconds: number) {
  return inboundMessage(noor, id, seconds, { type: 'revoke', revoke: { original_message_id: target } })
}

async function entryOf(providerId: string) {
  const id = await findEntryIdByProviderId(product.db, providerId)
  return id ? (await listEntries(product.db, [id]))[0] : undefined
}

async function previewOf(providerId: string) {
  const [row] = await product.sql`
    select c.preview from conversations c join entries e on e.conversation_id = c.id and e.position = c.last_position where e.provider_id = ${providerId}`
  return row?.preview
}

describe('an edit or a deletion before its message', () => {
  test('makes the message begin with the words of the newest edit, in the list too', async () => {
    await arrive(editOf('wamid.late', 'wamid.edit.2', at + 12, 'donderdag 23'))
    await arrive(editOf('wamid.late', 'wamid.edit.1', at + 11, 'woensdag 22'))
    expect(await entryOf('wamid.late')).toBeUndefined()
    await arrive(textMessage(noor, 'wamid.late', at + 10, 'dinsdag 21'))
    expect(await entryOf('wamid.late')).toMatchObject({ text: 'donderdag 23', content: { type: 'text' } })
    expect(await previewOf('wamid.late')).toMatchObject({ text: 'donderdag 23' })
    await arrive(editOf('wamid.late', 'wamid.edit.0', at + 10, 'maandag 20'))
    expect(await entryOf('wamid.late')).toMatchObject({ text: 'donderdag 23' })
  })

  test('keeps a message that was taken back unreadable, edited or not', async () => {
    await arrive(revokeOf('wamid.gone', 'wamid.revoke', at + 22))
    await arrive(textMessage(noor, 'wamid.before-gone', at + 19, 'hiervoor'), textMessage(noor, 'wamid.gone', at + 20, 'Vergeet dit'))
    await arrive(editOf('wamid.gone', 'wamid.edit.gone', at + 21, 'Vergeet dit ook'))
    expect(await entryOf('wamid.gone')).toMatchObject({ text: null, content: { type: 'deleted' } })
    expect(await previewOf('wamid.gone')).toMatchObject({ type: 'deleted', text: null })
  })

  test('never reaches what we sent ourselves', async () => {
    const customerId = await customerBy(product.db, 'whatsapp_user', noor.userId ?? '')
    await insertSent(product.db, { customerId, connectionId: product.connection.id, providerId: 'wamid.ours', text: 'Ons woord' })
    await arrive(revokeOf('wamid.ours', 'wamid.revoke.ours', at + 30), editOf('wamid.ours', 'wamid.edit.ours', at + 31, 'Niet ons woord'))
    expect(await entryOf('wamid.ours')).toMatchObject({ text: 'Ons woord', content: { type: 'text' } })
    const [row] = await product.sql`select status, parked_elements from deliveries order by id desc limit 1`
    expect(row).toMatchObject({ status: 'parked' })
    expect(row?.parked_elements).toHaveLength(2)
  })

  test('finds its message when both come at the same moment, at the addresses of two connections of one app', async () => {
    const admin = {
      kind: 'agent' as const,
      id: (await adminId()) as AgentId,
      name: 'A',
      email: 'a@demo.test',
      role: 'admin' as const,
      locale: 'nl' as const,
    }
    const other = await createConnection(admin, {
      name: 'Tweede nummer',
      phoneNumberId: '300000000000303',
      wabaId: '200000000000101',
      displayNumber: '31600000003',
      accessToken: 'sim-access-token-0001',
      appSecret: 'sim-app-secret-0001',
    })
    const pairs = Array.from({ length: 40 }, (_, index) => index)
    for (const index of pairs) {
      const original = textMessage(noor, `wamid.pair.${index}`, at + 100 + index, 'eerst')
      const edit = editOf(`wamid.pair.${index}`, `wamid.pair.${index}.edit`, at + 101 + index, 'later')
      const bodies = [original, edit].map((message) => webhookBody(messagesValue({ people: [noor], messages: [message] })))
      const keys = index % 2 ? ['demo-whatsapp', other.key] : [other.key, 'demo-whatsapp']
      await Promise.all(bodies.map((body, place) => deliver(body, { key: keys[place] ?? '' })))
      // Each address's loop has begun by itself; a transaction of ours waits until it is through.
      await Promise.all([understandDeliveries(product.connection.id, 1), understandDeliveries(other.id, 1)])
    }
    const texts = await Promise.all(pairs.map((index) => entryOf(`wamid.pair.${index}`)))
    expect(new Set(texts.map((entry) => entry && 'text' in entry && entry.text))).toEqual(new Set(['later']))
  })
})

async function adminId(): Promise<string> {
  const [row] = await product.sql`select id from agents where role = 'admin' limit 1`
  return row?.id
}

test('a status that comes before its attempt is known teaches who the recipient is', async () => {
  await deliver(webhookBody(messagesValue({ people: [bo], messages: [textMessage(bo, 'wamid.bo', at, 'Bonjour')] })))
  await product.understandAll()
  const customerId = await customerBy(product.db, 'whatsapp_user', bo.userId ?? '')
  const { attemptId } = await insertSent(product.db, {
    customerId,
    connectionId: product.connection.id,
    providerId: null,
    state: 'sending',
  })
  const early = statusOf('wamid.early', 'delivered', at + 5, { recipient_id: '32470000002', recipient_user_id: bo.userId })
  const ofGroup = statusOf('wamid.early', 'read', at + 6, {
    recipient_id: '120363000000002',
    recipient_user_id: undefined,
    recipient_type: 'group',
  })
  await deliver(webhookBody(messagesValue({ statuses: [early, ofGroup] })))
  await product.understandAll()
  expect((await listIdentities(product.db, [customerId])).map((one) => one.kind)).toEqual(['whatsapp_user'])
  await recordAccepted(attemptId, 'wamid.early')
  const known = (await listIdentities(product.db, [customerId])).map((one) => `${one.kind} ${one.value}`)
  expect(known.sort()).toEqual(['whatsapp 32470000002', `whatsapp_user ${bo.userId}`])
  expect(await entryOf('wamid.early')).toMatchObject({ status: 'read' })
})
