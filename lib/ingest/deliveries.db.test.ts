// What admins and programs are told about parked webhooks.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { bo, messagesValue, noor, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { listDeliveries, replayDelivery } from './deliveries.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

async function parked(body: string) {
  expect((await deliver(body)).status).toBe(200)
  await product.understandAll()
  const { items } = await listDeliveries({ cursor: null, limit: 1 })
  return items[0]
}

test('a parked webhook says why as a code and in words, and each of its parts does', async () => {
  const good = textMessage(noor, 'wamid.good', 1_795_000_000, 'Goed')
  const body = webhookBody(messagesValue({ people: [noor], messages: [{ id: 7, type: 'text' }, good] }))
  const problems = 'id invalid type, timestamp invalid union'
  expect(await parked(body)).toMatchObject({
    status: 'parked',
    cause: { code: 'elements_parked', parked: 1, elements: 2 },
    reason: '1 of 2 parts could not be understood.',
    parkedElements: [
      {
        path: 'entry[0].changes[0].messages[0]',
        cause: { code: 'damaged', problems },
        reason: `This part is not as Meta describes it: ${problems}.`,
      },
    ],
  })
})

test.each([
  ['not JSON', '[', { code: 'not_json' }],
  ['JSON but no webhook', '{"object":1}', { code: 'not_an_envelope', problems: 'object invalid type, entry invalid type' }],
])('a body that is %s is parked whole', async (_, body, cause) => {
  expect(await parked(body)).toMatchObject({
    status: 'parked',
    cause,
    reason: expect.stringMatching(/^The body is not/),
    parkedElements: [],
  })
})

test('what was parked before causes were codes still shows its sentence, until it is replayed', async () => {
  const body = webhookBody(messagesValue({ people: [bo], messages: [textMessage(bo, 'wamid.old', 1_795_000_001, 'Oud')] }))
  expect((await deliver(body)).status).toBe(200)
  await product.understandAll()
  const old = [{ path: 'entry[0]', reason: 'It names nobody.' }]
  const [row] = await product.sql`
    update deliveries set status = 'parked', reason = '1 of 1 elements could not be understood.', parked_elements = ${product.sql.json(old)}
    where body = ${Buffer.from(body)} returning id`
  const id = Number(row?.id)
  const find = async () => (await listDeliveries({ cursor: null, limit: 100 })).items.find((one) => one.id === id)
  expect(await find()).toMatchObject({
    cause: null,
    reason: '1 of 1 elements could not be understood.',
    parkedElements: [{ path: 'entry[0]', cause: null, reason: 'It names nobody.' }],
  })
  const [admin] = await product.sql`select id, name, email from agents where role = 'admin' limit 1`
  await replayDelivery({ kind: 'agent', id: admin?.id, name: admin?.name, email: admin?.email, role: 'admin', locale: 'nl' }, id)
  await product.understandAll()
  expect(await find()).toMatchObject({ status: 'understood', cause: null, reason: null, parkedElements: [] })
})
