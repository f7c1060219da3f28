import { expect, openConversation, rowOf, test } from './fixtures.ts'
import { makePng } from './make-png.ts'

test('a message from the phone appears without reload, the answer reaches the phone, and its ticks go to read', async ({
  openAs,
  phone,
  simulator,
}) => {
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'Is mijn bestelling al onderweg? Één doos is kapot 😕')
  await expect(rowOf(page, phone.name)).toContainText('Één doos is kapot 😕')

  const conversation = await openConversation(page, phone.name)
  await expect(conversation.timeline).toContainText('Is mijn bestelling al onderweg?')
  await conversation.write('Dag! Ik kijk het voor je na.')
  await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('Ik kijk het voor je na'))

  const answer = conversation.timeline.getByRole('article').filter({ hasText: 'Ik kijk het voor je na' })
  await expect(answer).toContainText('Afgeleverd')
  await simulator.setChatOpen(phone.id, true)
  await expect(answer).toContainText('Gelezen')

  await simulator.sendText(phone.id, 'Fijn, dank je')
  await expect(conversation.timeline).toContainText('Fijn, dank je')
})

test("what the agent reads gets blue ticks on the customer's phone, and typing shows there", async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  const { id } = await simulator.sendText(phone.id, 'Hallo?')
  const conversation = await openConversation(page, phone.name)
  await simulator.waitForMessage(phone.id, (message) => message.id === id && message.ticks === 'read')
  await conversation.field.pressSequentially('Ik typ')
  await expect.poll(async () => (await simulator.conversation(phone.id)).isTyping).toBe(true)
})

test('pictures go both ways, with a thumbnail here and the same bytes there', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  const photo = makePng(320, 200, [200, 80, 40])
  await simulator.sendFile(phone.id, 'image', photo, { mimeType: 'image/png', caption: 'Kijk, kapot' })
  const conversation = await openConversation(page, phone.name)
  const picture = conversation.timeline.getByRole('article').filter({ hasText: 'Kijk, kapot' }).getByRole('img').first()
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)

  const ours = makePng(100, 100, [30, 120, 60])
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Bestand toevoegen' }).click()
  await (await chooser).setFiles({ name: 'label.png', mimeType: 'image/png', buffer: Buffer.from(ours) })
  await conversation.field.fill('Dit is het retourlabel')
  await expect(page.getByRole('button', { name: 'Verzenden' })).toBeEnabled()
  await conversation.field.press('Enter')
  const arrived = await simulator.waitForMessage(phone.id, (message) => message.type === 'image' && !message.isMine)
  expect(JSON.stringify(arrived.content)).toContain('retourlabel')
})

test('every kind of message shows what it is', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  await simulator.send(phone.id, { type: 'location', latitude: 52.0907, longitude: 5.1214, name: 'Domplein', address: 'Utrecht' })
  const conversation = await openConversation(page, phone.name)
  await expect(conversation.timeline.getByRole('link', { name: /kaart/i })).toHaveAttribute('href', /openstreetmap\.org.*52\.0907/)
  await simulator.send(phone.id, { type: 'share_contact' })
  await expect(conversation.timeline).toContainText(phone.phone.slice(-4))
  await simulator.send(phone.id, { type: 'unsupported', kind: 'poll_creation' })
  await expect(conversation.timeline).toContainText('De klant stuurde een peiling')
  const { id } = await simulator.sendText(phone.id, 'Reageer hier op')
  await expect(conversation.timeline).toContainText('Reageer hier op')
  await conversation.write('Gezien')
  const ours = await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('Gezien'))
  await simulator.send(phone.id, { type: 'reaction', messageId: ours.id, emoji: '👍' })
  const answer = conversation.timeline.getByRole('article').filter({ hasText: 'Gezien' })
  await expect(answer.getByRole('list', { name: 'Reacties' })).toContainText('👍')
  await simulator.send(phone.id, { type: 'reaction', messageId: ours.id, emoji: '' })
  await expect(answer.getByRole('list', { name: 'Reacties' })).toHaveCount(0)
  expect(id).toMatch(/^wamid\./)
})

test('text from a customer is always text', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  const hostile = '<img src=x onerror="document.title=1"> {{constructor}} [x](javascript:alert(1)) javascript:alert(1)'
  await simulator.sendText(phone.id, hostile)
  const conversation = await openConversation(page, phone.name)
  await expect(conversation.timeline).toContainText(hostile)
  expect(await conversation.timeline.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0)
})
