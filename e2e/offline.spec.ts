import { conversationOn, expect, expectLive, openConversation, test } from './fixtures.ts'

test('after ten seconds without network nothing is missing and nothing is there twice', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'voor de storing')
  const conversation = await openConversation(page, phone.name)
  await expect(conversation.timeline).toContainText('voor de storing')

  await page.context().setOffline(true)
  await expect(page.getByText('Geen verbinding')).toBeVisible({ timeout: 30_000 })
  const offlineSince = Date.now()
  await conversation.write('geschreven zonder verbinding')
  for (let n = 1; n <= 5; n++) await simulator.sendText(phone.id, `tijdens de storing ${n}`)
  await expect.poll(() => Date.now() - offlineSince, { timeout: 15_000 }).toBeGreaterThan(10_000)
  await page.context().setOffline(false)

  await expectLive(page)
  const { timeline } = conversationOn(page, phone.name)
  for (let n = 1; n <= 5; n++) await expect(timeline.getByText(`tijdens de storing ${n}`, { exact: true })).toHaveCount(1)
  await expect(timeline.getByText('geschreven zonder verbinding')).toHaveCount(1)
  await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('geschreven zonder verbinding'))
  const { messages } = await simulator.conversation(phone.id)
  expect(messages.filter((message) => JSON.stringify(message.content).includes('geschreven zonder verbinding'))).toHaveLength(1)
})
