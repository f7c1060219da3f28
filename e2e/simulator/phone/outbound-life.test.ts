// Statuses and prices of what the business sends, as the phone and the calendar have it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '../core/json.ts'
import { type Scene, startScene } from '../testing/start-scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
  await scene.simulator.client.sendText('noor', 'Hoi')
  await scene.simulator.client.waitUntilDelivered()
})

const TEXT = { type: 'text', text: { body: 'Dag' } }
const UTILITY = {
  type: 'template',
  template: {
    name: 'order_update',
    language: { code: 'nl' },
    components: [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Noor' },
          { type: 'text', text: 'A100' },
        ],
      },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'A100' }] },
    ],
  },
}

/** Status names of a message so far, after everything under way has been delivered. */
async function statusesOf(wamid: string, settled: (names: unknown[]) => boolean): Promise<JsonObject[]> {
  const mine = () => scene.receiver.statuses().filter((status) => status.id === wamid)
  await expect.poll(() => settled(mine().map((status) => status.status)), { timeout: 3000 }).toBe(true)
  await scene.simulator.client.waitUntilDelivered()
  return mine()
}

const names = (statuses: JsonObject[]) => statuses.map((status) => status.status)

test('sent, delivered, and read when the chat is opened', async () => {
  const wamid = await scene.sendAccepted(TEXT)
  await statusesOf(wamid, (seen) => seen.includes('delivered'))
  await scene.simulator.client.setChatOpen('noor', true)
  expect(names(await statusesOf(wamid, (seen) => seen.includes('read')))).toEqual(['sent', 'delivered', 'read'])
})

test('with the chat open delivered is skipped and read comes alone', async () => {
  await scene.simulator.client.setChatOpen('noor', true)
  const wamid = await scene.sendAccepted(TEXT)
  expect(names(await statusesOf(wamid, (seen) => seen.includes('read')))).toEqual(['sent', 'read'])
})

test('without read receipts an open chat stays at delivered', async () => {
  await scene.simulator.client.patchUser('noor', { hasReadReceipts: false })
  await scene.simulator.client.setChatOpen('noor', true)
  const wamid = await scene.sendAccepted(TEXT)
  expect(names(await statusesOf(wamid, (seen) => seen.includes('delivered')))).toEqual(['sent', 'delivered'])
})

test('an offline phone gets what waited, in order, when it comes back', async () => {
  const { client } = scene.simulator
  await client.setOnline('noor', false)
  const first = await scene.sendAccepted(TEXT)
  const second = await scene.sendAccepted(TEXT)
  expect(names(await statusesOf(second, (seen) => seen.includes('sent')))).toEqual(['sent'])
  expect((await client.conversation('noor')).messages).toHaveLength(1)
  await client.setOnline('noor', true)
  await statusesOf(second, (seen) => seen.includes('delivered'))
  const delivered = scene.receiver.statuses().filter((status) => status.status === 'delivered')
  expect(delivered.map((status) => status.id)).toEqual([first, second])
})

test('late failures come after sent and carry no price', async () => {
  await scene.simulator.client.setKnobs({ lateFailed: true })
  const statuses = await statusesOf(await scene.sendAccepted(TEXT), (seen) => seen.includes('failed'))
  expect(names(statuses)).toEqual(['sent', 'failed'])
  expect(statuses[1]).not.toHaveProperty('pricing')
})

test('a customer who cannot be reached makes a failed status 131026', async () => {
  await scene.simulator.client.patchUser('noor', { isReachable: false })
  const statuses = await statusesOf(await scene.sendAccepted(TEXT), (seen) => seen.includes('failed'))
  expect(statuses).toMatchObject([{ errors: [{ code: 131026 }] }])
})

test('the 1,000th service message of the month is free, the 1,001st is charged, a new month starts again', async () => {
  const { client } = scene.simulator
  await client.patchNumber('300000000000202', { serviceMessagesThisMonth: 999 })
  const price = async () => (await statusesOf(await scene.sendAccepted(TEXT), (seen) => seen.includes('delivered')))[0]?.pricing
  expect(await price()).toEqual({ billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' })
  expect(await price()).toEqual({ billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' })
  await client.clock({ setToMs: Date.parse('2026-12-31T23:30:00Z'), frozen: true })
  await client.sendText('noor', 'gelukkig nieuwjaar')
  expect(await price()).toMatchObject({ type: 'free_customer_service' })
  expect((await client.settings()).numbers[0]?.serviceMessages['2027-01']).toBe(1)
})

test('without a payment method the 1,001st is not delivered: 131042', async () => {
  await scene.simulator.client.patchNumber('300000000000202', { serviceMessagesThisMonth: 1000, hasPaymentMethod: false })
  const statuses = await statusesOf(await scene.sendAccepted(TEXT), (seen) => seen.includes('failed'))
  expect(statuses).toMatchObject([{ errors: [{ code: 131042 }] }])
})

test('before October 2026 a utility template inside the window is free, after it is charged', async () => {
  const { client } = scene.simulator
  const price = async () => (await statusesOf(await scene.sendAccepted(UTILITY), (seen) => seen.includes('delivered')))[0]?.pricing
  expect(await price()).toMatchObject({ type: 'regular', category: 'utility', billable: true })
  await client.clock({ setToMs: Date.parse('2026-09-20T10:00:00Z'), frozen: true })
  await client.reset()
  await client.clock({ setToMs: Date.parse('2026-09-20T10:00:00Z'), frozen: true })
  await client.sendText('noor', 'Hoi')
  expect(await price()).toMatchObject({ type: 'free_customer_service', category: 'utility', billable: false })
})

test('an answer to an ad click makes 72 hours free, with a conversation id, beyond the window for templates', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  await client.send('noor', { type: 'text', text: 'via de advertentie', referral: { source_type: 'ad', source_id: '1', ctwa_clid: 'Aff' } })
  const [sent, delivered] = await statusesOf(await scene.sendAccepted(TEXT), (seen) => seen.includes('delivered'))
  expect(sent?.pricing).toMatchObject({ billable: false, type: 'free_entry_point' })
  expect(sent?.conversation).toMatchObject({ origin: { type: 'referral_conversion' } })
  expect(sent?.conversation).toHaveProperty('expiration_timestamp')
  expect(delivered?.conversation).not.toHaveProperty('expiration_timestamp')
  await client.clock({ advanceMs: 71 * 3_600_000 })
  const [late] = await statusesOf(await scene.sendAccepted(UTILITY), (seen) => seen.includes('delivered'))
  expect(late?.pricing).toMatchObject({ type: 'free_entry_point' })
  await client.clock({ advanceMs: 2 * 3_600_000 })
  const [over] = await statusesOf(await scene.sendAccepted(UTILITY), (seen) => seen.includes('delivered'))
  expect(over?.pricing).toMatchObject({ type: 'regular', category: 'utility' })
  expect(over).not.toHaveProperty('conversation')
})

test('the delivery history tells each step and how its webhook fared; an unknown message is 422', async () => {
  const { client } = scene.simulator
  await client.setKnobs({ retryScheduleMs: [60_000] })
  scene.receiver.answerWith = (webhook) => (webhook.raw.includes('"delivered"') ? 500 : 200)
  const wamid = await scene.sendAccepted(TEXT)
  await expect.poll(() => names(scene.receiver.statuses())).toEqual(['sent', 'delivered'])
  const path = `/300000000000202/message_history?message_id=${encodeURIComponent(wamid)}`
  await expect
    .poll(async () => JSON.stringify((await scene.graph('GET', path)).body.data), { timeout: 3000 })
    .toContain('Webhook endpoint returned HTTP 500')
  const answer = await scene.graph('GET', path)
  expect(answer.body.data).toMatchObject([
    {
      message_id: wamid,
      events: {
        data: [
          { delivery_status: 'SENT', webhook_update_state: 'DELIVERED' },
          { delivery_status: 'DELIVERED', webhook_update_state: 'RETRYING' },
        ],
      },
    },
  ])
  expect(await scene.graph('GET', '/300000000000202/message_history?message_id=wamid.x')).toMatchObject({
    status: 422,
    error: { code: 100 },
  })
  scene.receiver.answerWith = () => 200
})
