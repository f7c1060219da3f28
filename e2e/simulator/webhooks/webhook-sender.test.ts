import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Scene, startScene } from '../testing/start-scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
  scene.receiver.answerWith = () => 200
})

const texts = () => scene.receiver.messages().map((message) => JSON.parse(JSON.stringify(message)).text?.body)

test('two hundred messages of one person arrive once each, signed, in the order of happening', async () => {
  await scene.simulator.client.burst('noor', 200, 'n{n}')
  await scene.simulator.client.waitUntilDelivered()
  expect(texts()).toEqual(Array.from({ length: 200 }, (_, index) => `n${index + 1}`))
  expect(scene.receiver.received.every((webhook) => webhook.isSigned)).toBe(true)
})

test('one person waiting for an answer does not hold up another', async () => {
  scene.receiver.answerWith = (webhook) => (webhook.raw.includes('langzaam') && !webhook.raw.includes('Jan') ? null : 200)
  await scene.simulator.client.sendText('noor', 'langzaam')
  await scene.receiver.waitForCount(1)
  await scene.simulator.client.sendText('jan', 'snel')
  await scene.receiver.waitForCount(2)
  expect(texts()).toEqual(['langzaam', 'snel'])
})

test('anything but 200 is tried again until 200, in order, and every attempt is logged', async () => {
  await scene.simulator.client.setKnobs({ retryScheduleMs: [0, 5] })
  const answers = [500, 204, 302]
  scene.receiver.answerWith = () => answers.shift() ?? 200
  await scene.simulator.client.burst('noor', 2, 'n{n}')
  await scene.simulator.client.waitUntilDelivered()
  expect(texts()).toEqual(['n1', 'n1', 'n1', 'n1', 'n2'])
  const { items } = await scene.simulator.client.deliveries()
  expect(items.at(-1)?.attempts.map((attempt) => attempt.status)).toEqual([500, 204, 302, 200])
  expect(items.every((delivery) => delivery.state === 'delivered')).toBe(true)
})

test('an attempt without an answer is aborted and tried again', async () => {
  await scene.simulator.client.setKnobs({ retryScheduleMs: [0], abortAfterMs: 400 })
  scene.receiver.answerWith = () => (scene.receiver.received.length === 0 ? null : 200)
  await scene.simulator.client.sendText('noor', 'hallo')
  await scene.simulator.client.waitUntilDelivered()
  const { items } = await scene.simulator.client.deliveries()
  expect(items[0]?.attempts).toMatchObject([{ status: null, error: 'no answer within 400 ms' }, { status: 200 }])
})

test('a delivery is given up when the retry time is over', async () => {
  await scene.simulator.client.setKnobs({ retryScheduleMs: [5], retryForMs: 300 })
  scene.receiver.answerWith = () => 500
  await scene.simulator.client.sendText('noor', 'hallo')
  await scene.simulator.client.waitUntilDelivered()
  const { items } = await scene.simulator.client.deliveries()
  expect(items[0]?.state).toBe('failed')
  expect(items[0]?.attempts.length).toBeGreaterThan(1)
})

test('with every delivery duplicated each message comes exactly twice', async () => {
  await scene.simulator.client.setKnobs({ duplicatePercent: 100 })
  await scene.simulator.client.burst('noor', 5, 'n{n}')
  await scene.simulator.client.waitUntilDelivered()
  expect(texts()).toEqual(['n1', 'n1', 'n2', 'n2', 'n3', 'n3', 'n4', 'n4', 'n5', 'n5'])
})

test('shuffling loses nothing and changes the order', async () => {
  await scene.simulator.client.setKnobs({ shuffle: 50 })
  const { ids } = await scene.simulator.client.burst('noor', 100, 'n{n}')
  await scene.simulator.client.waitUntilDelivered()
  const arrived = scene.receiver.messages().map((message) => message.id)
  expect(new Set(arrived)).toEqual(new Set(ids))
  expect(arrived).not.toEqual(ids)
})

test('batches share a value and an incomplete one goes by itself', async () => {
  await scene.simulator.client.setKnobs({ batchSize: 10, holdMs: 30 })
  await scene.simulator.client.burst('noor', 14, 'n{n}')
  await scene.simulator.client.waitUntilDelivered()
  expect(scene.receiver.received).toHaveLength(2)
  const [first] = scene.receiver.values()
  expect(first?.messages).toHaveLength(10)
  expect(first?.contacts).toHaveLength(1)
  expect(texts()).toHaveLength(14)
})

test('with several entries each update stands alone', async () => {
  await scene.simulator.client.setKnobs({ batchSize: 3, multiEntry: true })
  await scene.simulator.client.sendText('noor', 'een')
  await scene.simulator.client.sendText('jan', 'twee')
  await scene.simulator.client.sendText('amira', 'drie')
  await scene.receiver.waitForCount(1)
  expect(scene.receiver.received[0]?.body.entry).toHaveLength(3)
})

test('a wrong signature is wrong once, and the retry is right', async () => {
  await scene.simulator.client.setKnobs({ wrongSignatures: 1, retryScheduleMs: [0] })
  scene.receiver.answerWith = (webhook) => (webhook.isSigned ? 200 : 401)
  await scene.simulator.client.sendText('noor', 'hallo')
  await scene.simulator.client.waitUntilDelivered()
  expect(scene.receiver.received.map((webhook) => webhook.isSigned)).toEqual([false, true])
  expect(scene.receiver.received[0]?.signature).toMatch(/^sha256=[0-9a-f]{64}$/)
})

test('the odd shapes come on demand: missing object, unknown type, unknown field, big body', async () => {
  const { client } = scene.simulator
  await client.setKnobs({ missingTypeObjects: 1 })
  await client.sendText('noor', 'een')
  await client.setKnobs({ unknownTypes: 1 })
  await client.sendText('noor', 'twee')
  await client.setKnobs({ unknownFields: 1, bigBodies: 1 })
  await client.sendText('noor', 'drie')
  await client.waitUntilDelivered()
  const [missing, unknown, plain] = scene.receiver.messages()
  expect(missing).toMatchObject({ type: 'text' })
  expect(missing).not.toHaveProperty('text')
  expect(unknown).toMatchObject({ type: 'hologram' })
  expect(plain).toMatchObject({ type: 'text', text: { body: 'drie' } })
  expect(scene.receiver.received[2]?.raw.length).toBeGreaterThan(3_000_000)
  expect(scene.receiver.received[2]?.raw.length).toBeLessThan(3 * 1024 * 1024)
  expect(scene.receiver.received[3]?.raw).toContain('"field":"message_weather"')
})

test('another app failing makes acknowledged webhooks come again', async () => {
  await scene.simulator.client.setKnobs({ secondAppRetries: true })
  await scene.simulator.client.sendText('noor', 'hallo')
  await scene.receiver.waitForCount(2)
  expect(scene.receiver.received[1]?.raw).toBe(scene.receiver.received[0]?.raw)
})

test('a raw body goes byte for byte under the signature asked for', async () => {
  const raw = '{"object": "whatsapp_business_account",  "entry": []}'
  await scene.simulator.client.injectRaw({ body: raw })
  await scene.simulator.client.waitUntilDelivered()
  await scene.simulator.client.injectRaw({ body: raw, signature: 'none' })
  await scene.simulator.client.waitUntilDelivered()
  expect(scene.receiver.received.map((webhook) => webhook.raw)).toEqual([raw, raw])
  expect(scene.receiver.received.map((webhook) => webhook.signature !== null && webhook.isSigned)).toEqual([true, false])
})

test('without a subscription nobody is told', async () => {
  await scene.graph('DELETE', '/200000000000101/subscribed_apps')
  await scene.simulator.client.sendText('noor', 'hallo')
  expect((await scene.simulator.client.health()).pendingDeliveries).toBe(0)
  expect((await scene.simulator.client.deliveries()).total).toBe(0)
})

test('a blocked person is not heard, and only someone who wrote lately can be blocked', async () => {
  const block = (user: string) =>
    scene.graph('POST', '/300000000000202/block_users', { messaging_product: 'whatsapp', block_users: [{ user }] })
  expect((await block('+31600000005')).body).toMatchObject({ error: { code: 139100 } })
  await scene.simulator.client.sendText('jan', 'hallo')
  expect((await block('+31600000005')).status).toBe(200)
  await scene.simulator.client.sendText('jan', 'nog een keer')
  await scene.simulator.client.waitUntilDelivered()
  expect(texts()).toEqual(['hallo'])
})
