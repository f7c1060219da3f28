// The presence matrix: which identity properties a webhook carries in which case.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BO_BSUID, NOOR, type Scene, startScene } from '../testing/start-scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
})

async function statusesOf(wamid: string, count: number) {
  await scene.simulator.client.waitUntilDelivered()
  await scene.receiver.waitForCount(count)
  return scene.receiver.values().filter((value) => JSON.stringify(value).includes(wamid) && value.statuses)
}

test('a message of a phone user has the phone and the BSUID, and equals the contract byte for byte', async () => {
  const { client } = scene.simulator
  const { id } = await client.send('noor', { type: 'text', text: 'Is mijn bestelling al onderweg?', atMs: 1_795_000_000_000 })
  await client.waitUntilDelivered()
  expect(scene.receiver.received[0]?.body).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000101',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '31600000001', phone_number_id: '300000000000202' },
              contacts: [{ profile: { name: 'Noor' }, wa_id: '31600000002', user_id: 'NL.70000000000000000001' }],
              messages: [
                {
                  from: '31600000002',
                  from_user_id: 'NL.70000000000000000001',
                  id,
                  timestamp: '1795000000',
                  type: 'text',
                  text: { body: 'Is mijn bestelling al onderweg?' },
                },
              ],
            },
          },
        ],
      },
    ],
  })
})

test('a username hides the phone everywhere: no from, no wa_id', async () => {
  const { client } = scene.simulator
  await client.sendText('bo', 'Bonjour')
  await client.waitUntilDelivered()
  const [value] = scene.receiver.values()
  expect(value?.contacts).toEqual([{ profile: { name: 'Bo', username: 'tuinfan.gent' }, user_id: BO_BSUID }])
  expect(scene.receiver.messages()[0]).not.toHaveProperty('from')
  expect(scene.receiver.messages()[0]).toMatchObject({ from_user_id: BO_BSUID })
})

test('statuses of a send to a BSUID with a hidden phone carry no phone; the username from delivered on', async () => {
  const { client } = scene.simulator
  await client.sendText('bo', 'Bonjour')
  const wamid = await scene.sendAccepted({ to: undefined, recipient: BO_BSUID, type: 'text', text: { body: 'Dag Bo' } })
  const [sent, delivered] = await statusesOf(wamid, 3)
  expect(sent?.contacts).toEqual([{ profile: { name: 'Bo' }, user_id: BO_BSUID }])
  expect(delivered?.contacts).toEqual([{ profile: { name: 'Bo', username: 'tuinfan.gent' }, user_id: BO_BSUID }])
  for (const status of scene.receiver.statuses()) {
    expect(status).not.toHaveProperty('recipient_id')
    expect(status).toMatchObject({ recipient_user_id: BO_BSUID })
  }
})

test('statuses of a send to a phone carry phone and BSUID', async () => {
  await scene.simulator.client.sendText('noor', 'Hoi')
  await scene.sendAccepted({ type: 'text', text: { body: 'Dag' } })
  await scene.simulator.client.waitUntilDelivered()
  await scene.receiver.waitForCount(3)
  for (const status of scene.receiver.statuses()) {
    expect(status).toMatchObject({ recipient_id: '31600000002', recipient_user_id: 'NL.70000000000000000001' })
  }
})

test('failed has no contacts and no pricing, and names the recipient only as addressed', async () => {
  const toPhone = await scene.sendAccepted({ type: 'text', text: { body: 'buiten het venster' } })
  const toBsuid = await scene.sendAccepted({ to: undefined, recipient: BO_BSUID, type: 'text', text: { body: 'buiten het venster' } })
  await scene.receiver.waitForCount(2)
  for (const value of scene.receiver.values()) expect(value).not.toHaveProperty('contacts')
  const byId = new Map(scene.receiver.statuses().map((status) => [status.id, status]))
  expect(byId.get(toPhone)).toMatchObject({ status: 'failed', recipient_id: NOOR.slice(1), errors: [{ code: 131047 }] })
  expect(byId.get(toPhone)).not.toHaveProperty('recipient_user_id')
  expect(byId.get(toBsuid)).toMatchObject({ status: 'failed', recipient_user_id: BO_BSUID })
  expect(byId.get(toBsuid)).not.toHaveProperty('recipient_id')
  expect(byId.get(toPhone)).not.toHaveProperty('pricing')
})

test('the phone disappears 30 days after the last contact once a username is taken', async () => {
  const { client } = scene.simulator
  await client.sendText('noor', 'Hoi')
  await client.adoptUsername('noor', 'noor.tuin', false)
  await client.clock({ frozen: true, advanceMs: 29 * 86_400_000 })
  expect((await client.getUser('noor')).isPhoneShared).toBe(true)
  await client.clock({ advanceMs: 2 * 86_400_000 })
  expect((await client.getUser('noor')).isPhoneShared).toBe(false)
})

test('a number change tells both numbers to who knew the phone, and only BSUIDs to who did not', async () => {
  const { client } = scene.simulator
  await client.sendText('noor', 'Hoi')
  await client.sendText('bo', 'Bonjour')
  await client.changeNumber('noor', '31600000009')
  await client.changeNumber('bo', '32460000099')
  await client.waitUntilDelivered()
  const systems = scene.receiver.messages().filter((message) => message.type === 'system')
  expect(systems[0]).toMatchObject({
    from: '31600000002',
    system: { type: 'user_changed_number', wa_id: '31600000009', previous_user_id: 'NL.70000000000000000001' },
  })
  expect(systems[1]).toMatchObject({ system: { type: 'user_changed_user_id', previous_user_id: BO_BSUID } })
  expect(systems[1]).not.toHaveProperty('from')
  expect(systems[1]?.system).not.toHaveProperty('wa_id')
  const systemValues = scene.receiver.values().filter((value) => JSON.stringify(value).includes('"system"'))
  for (const value of systemValues) expect(value).not.toHaveProperty('contacts')
})
