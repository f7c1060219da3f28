import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findIdentities } from '../../db/queries/customers.ts'
import { listTimeline as listTimelineRows } from '../../db/queries/entries.ts'
import { createConnection } from '../connections/connections.server.ts'
import { deliver, signBody } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { type BodyPerson, bo, messagesValue, noor, statusOf, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { understandDeliveries } from './understand-deliveries.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

async function timelineOf(value: string, kind: 'whatsapp' | 'whatsapp_user' = 'whatsapp_user') {
  const [known] = await findIdentities(product.db, [{ kind, value }])
  if (!known) return []
  const rows = await listTimelineRows(product.db, { customerId: known.customerId, from: null, towards: 'older', limit: 200 })
  return rows.reverse()
}

/** A further number, connected by the seeded admin. */
async function connectNumber(input: Parameters<typeof createConnection>[1]) {
  const [admin] = await product.sql`select id, name, email from agents where role = 'admin' limit 1`
  return createConnection({ kind: 'agent', id: admin?.id, name: admin?.name, email: admin?.email, role: 'admin', locale: 'nl' }, input)
}

describe('receiving', () => {
  test('a wrong signature is refused and nothing is stored', async () => {
    const body = webhookBody(messagesValue({ people: [noor], messages: [textMessage(noor, 'wamid.refused', 1_795_000_000, 'x')] }))
    expect((await deliver(body, { signature: `sha256=${'0'.repeat(64)}` })).status).toBe(401)
    expect((await deliver(body, { signature: undefined })).status).toBe(401)
    const [row] = await product.sql`select count(*)::int as count from deliveries`
    expect(row?.count).toBe(0)
  })

  test('an unknown connection is a 404', async () => {
    for (const key of ['nobody', '\u0000', 'demo-whatsapp\u0000']) expect((await deliver('{}', { key })).status).toBe(404)
  })

  test('what one app signed writes nothing for a number of another app, and says why', async () => {
    const other = await connectNumber({
      name: 'Andere app',
      phoneNumberId: '300000000000404',
      wabaId: '200000000000404',
      displayNumber: '31600000004',
      accessToken: 'sim-access-token-0404',
      appSecret: 'app-secret-of-another-app',
    })
    const kees: BodyPerson = { userId: 'NL.70000000000000000404', name: 'Kees' }
    const message = textMessage(kees, 'wamid.foreign', 1_795_000_005, 'Namens een ander')
    const value = messagesValue({ people: [kees], messages: [message], statuses: [statusOf('wamid.foreign.sent', 'read', 1_795_000_006)] })
    const body = webhookBody({ ...value, metadata: { phone_number_id: other.phoneNumberId } })
    expect((await deliver(body)).status).toBe(200)
    await product.understandAll()
    const [row] = await product.sql`select status, parked_elements from deliveries where body = ${Buffer.from(body)}`
    const parked = ['messages[0]', 'statuses[0]'].map((place) => ({
      path: `entry[0].changes[0].${place}`,
      cause: { code: 'signed_by_another_app' },
    }))
    expect(row).toMatchObject({ status: 'parked', parked_elements: parked })
    const [written] = await product.sql`
      select (select count(*)::int from entries where connection_id = ${other.id} or provider_id = 'wamid.foreign') as entries,
        (select count(*)::int from conversations where connection_id = ${other.id}) as conversations,
        (select count(*)::int from message_statuses where connection_id = ${other.id}) as statuses`
    expect(written).toEqual({ entries: 0, conversations: 0, statuses: 0 })
    const ban = { field: 'account_update', value: { event: 'DISABLED_UPDATE' } }
    await deliver(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: other.wabaId, changes: [ban] }] }))
    await product.understandAll()
    expect(await product.sql`select id from connections where problem is not null`).toEqual([])
    // The same words signed by their own app are welcome.
    expect((await deliver(body, { key: other.key, signature: signBody(body, 'app-secret-of-another-app') })).status).toBe(200)
    while ((await understandDeliveries(other.id, 50)) > 0) {
      // until nothing waits
    }
    expect((await timelineOf('NL.70000000000000000404')).map((entry) => entry.providerId)).toEqual(['wamid.foreign'])
  })

  test('a number whose secrets do not open keeps nothing else waiting', async () => {
    const other = await connectNumber({
      name: 'Sleutel weg',
      phoneNumberId: '300000000000505',
      wabaId: '200000000000505',
      displayNumber: '31600000005',
      accessToken: 'sim-access-token-0505',
      appSecret: 'sim-app-secret-0001',
    })
    await product.sql`update connections set secrets = 'v1.gone.AAAA.AAAA.AAAA' where id = ${other.id}`
    const lies: BodyPerson = { userId: 'NL.70000000000000000505', name: 'Lies' }
    const named = messagesValue({ people: [lies], messages: [textMessage(lies, 'wamid.keyless', 1_795_000_007, 'Voor de ander')] })
    const body = webhookBody({ ...named, metadata: { phone_number_id: other.phoneNumberId } })
    const behind = webhookBody(messagesValue({ people: [lies], messages: [textMessage(lies, 'wamid.behind', 1_795_000_008, 'Erachter')] }))
    await deliver(body)
    await deliver(behind)
    await product.understandAll()
    const rows = await product.sql`
      select status from deliveries where body in (${Buffer.from(body)}, ${Buffer.from(behind)}) order by id`
    expect(rows.map((row) => row.status)).toEqual(['parked', 'understood'])
    await product.sql`delete from connections where id = ${other.id}`
  })

  test('signed nonsense is stored, flagged and acknowledged', async () => {
    expect((await deliver('{"object":')).status).toBe(200)
    await product.understandAll()
    const [row] = await product.sql`select status, cause from deliveries where body = '{"object":'`
    expect(row).toMatchObject({ status: 'parked', cause: { code: 'not_json' } })
  })

  test('the same bytes twice are one delivery and one entry', async () => {
    const body = webhookBody(messagesValue({ people: [bo], messages: [textMessage(bo, 'wamid.twice', 1_795_000_010, 'Bonjour')] }))
    expect((await Promise.all([deliver(body), deliver(body)])).map((answer) => answer.status)).toEqual([200, 200])
    await product.understandAll()
    expect((await timelineOf('BE.70000000000000000002')).map((entry) => entry.kind === 'message' && entry.text)).toEqual(['Bonjour'])
    expect((await deliver(body)).status).toBe(200)
    const [row] = await product.sql`select count(*)::int as count from deliveries where body = ${Buffer.from(body)}`
    expect(row?.count).toBe(1)
  })

  test('a bad element is parked and its neighbours live', async () => {
    const good = textMessage(noor, 'wamid.neighbour', 1_795_000_020, 'Ik sta ernaast')
    const body = webhookBody(messagesValue({ people: [noor], messages: [{ id: 7, type: 'text' }, good, null] }))
    await deliver(body)
    await product.understandAll()
    const entries = await timelineOf('NL.70000000000000000001')
    expect(entries.map((entry) => entry.providerId)).toEqual(['wamid.neighbour'])
    const [row] = await product.sql`select status, parked_elements, counts from deliveries where status = 'parked' order by id desc limit 1`
    expect(row?.parked_elements).toHaveLength(2)
    expect(row?.counts).toMatchObject({ messages: 3, shown: 1, parked: 2 })
  })

  test('text that the database cannot store is shown with the odd character replaced', async () => {
    const odd = textMessage(noor, 'wamid.odd', 1_795_000_030, 'nul \u0000 en half \ud800 teken')
    await deliver(webhookBody(messagesValue({ people: [noor], messages: [odd] })))
    await product.understandAll()
    const entry = (await timelineOf('NL.70000000000000000001')).find((one) => one.providerId === 'wamid.odd')
    expect(entry).toMatchObject({ text: 'nul \ufffd en half \ufffd teken' })
  })

  test('an element that the database refuses is parked alone, the rest of the batch is understood', async () => {
    // A text too long for the search index: the provider would never send it, an attacker with the secret might.
    const words = Array.from({ length: 140_000 }, (_, index) => `woord${index}`).join(' ')
    const poison = textMessage(noor, 'wamid.poison', 1_795_000_040, words)
    const fine = textMessage(noor, 'wamid.after-poison', 1_795_000_041, 'daarna')
    await deliver(webhookBody(messagesValue({ people: [noor], messages: [poison, fine] })))
    await deliver(webhookBody(messagesValue({ people: [noor], messages: [textMessage(noor, 'wamid.next', 1_795_000_042, 'volgende')] })))
    await product.understandAll()
    const ids = (await timelineOf('NL.70000000000000000001')).map((entry) => entry.providerId)
    expect(ids).toContain('wamid.after-poison')
    expect(ids).toContain('wamid.next')
    expect(ids).not.toContain('wamid.poison')
  })
})
