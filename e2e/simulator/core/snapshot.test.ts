import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSimulator } from '../start-simulator.ts'
import { receiveWebhooks } from '../testing/receive-webhooks.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('chats, media bytes, people, the clock and undelivered webhooks survive a restart, and a moved callback', async () => {
  const first = await startSimulator({ dataFolder: folder, webhookUrl: 'http://127.0.0.1:9/closed' })
  await first.client.createUser({ id: 'els', name: 'Els', phone: '31600000077' })
  const { id } = await first.client.sendFile('els', 'document', Buffer.from('bonnetje'), { mimeType: 'text/plain', filename: 'bon.txt' })
  await first.client.clock({ frozen: true, advanceMs: 3_600_000 })
  const clock = await first.client.clock()
  await first.stop()

  const receiver = await receiveWebhooks()
  const second = await startSimulator({ dataFolder: folder, webhookUrl: receiver.url })
  expect((await second.client.clock()).nowMs).toBe(clock.nowMs)
  const { messages } = await second.client.conversation('els')
  expect(messages).toMatchObject([{ id, type: 'document' }])
  const mediaId = JSON.parse(JSON.stringify(messages[0]?.content)).id
  expect(await (await fetch(`${second.url}/sim/api/media/${mediaId}`)).text()).toBe('bonnetje')
  await second.client.waitUntilDelivered()
  expect(receiver.messages()).toMatchObject([{ id, type: 'document' }])
  await second.stop()
  await receiver.stop()
})

test('a webhook that could not be delivered is delivered after the restart', async () => {
  const receiver = await receiveWebhooks()
  receiver.answerWith = () => 503
  const first = await startSimulator({ dataFolder: folder, webhookUrl: receiver.url })
  const { id } = await first.client.sendText('noor', 'niet kwijtraken')
  await receiver.waitForCount(1)
  await first.stop()
  receiver.answerWith = () => 200
  receiver.received.length = 0
  const second = await startSimulator({ dataFolder: folder, webhookUrl: receiver.url })
  await second.client.waitUntilDelivered()
  expect(receiver.messages()).toMatchObject([{ id, text: { body: 'niet kwijtraken' } }])
  expect((await second.client.conversation('noor')).messages[0]?.ticks).toBe('delivered')
  await second.stop()
  await receiver.stop()
})

test('a file that is no snapshot stops the start instead of being overwritten', async () => {
  await writeFile(join(folder, 'simulator.json'), '{"version":99}')
  await expect(startSimulator({ dataFolder: folder })).rejects.toThrow('not a snapshot')
})

test('without a data folder nothing is written and a restart begins anew', async () => {
  const first = await startSimulator()
  await first.client.sendText('noor', 'Hoi')
  await first.stop()
  const second = await startSimulator()
  expect((await second.client.conversation('noor')).messages).toEqual([])
  await second.stop()
})
