// The phone page by itself: a simulator, a browser, and a Graph client in the business's place.
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import { type Scene, startScene } from '../testing/start-scene.ts'

const test = base.extend<{ scene: Scene }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  scene: async ({}, use) => {
    const scene = await startScene()
    await use(scene)
    await scene.stop()
  },
})

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

test('twenty messages typed as fast as can be leave once each, in order', async ({ page, scene }) => {
  await page.goto(scene.simulator.url)
  const box = page.getByRole('region', { name: 'Phone of Noor' }).getByRole('textbox', { name: 'Message' })
  for (let n = 1; n <= 20; n++) {
    await box.fill(`bericht ${n}`)
    await box.press('Enter')
  }
  await scene.receiver.waitForCount(20)
  const sent = scene.receiver.messages().map((message) => message.text)
  expect(sent).toEqual(Array.from({ length: 20 }, (_, index) => ({ body: `bericht ${index + 1}` })))
})

test('ticks go from sent to delivered to read', async ({ page, scene }) => {
  let isUp = false
  scene.receiver.answerWith = () => (isUp ? 200 : 503)
  await scene.simulator.client.setKnobs({ retryScheduleMs: [20] })
  await page.goto(scene.simulator.url)
  const noor = page.getByRole('region', { name: 'Phone of Noor' })
  const { id } = await scene.simulator.client.sendText('noor', 'Hoi')
  await expect(noor.getByRole('img', { name: 'Sent' })).toBeVisible()
  isUp = true
  await expect(noor.getByRole('img', { name: 'Delivered' })).toBeVisible()
  await scene.graph('POST', '/300000000000202/messages', { messaging_product: 'whatsapp', status: 'read', message_id: id })
  await expect(noor.getByRole('img', { name: 'Read' })).toBeVisible()
})

test('an answer appears by itself and is read; with the chat left it is only delivered, and counted', async ({ page, scene }) => {
  await scene.simulator.client.sendText('noor', 'Hoi')
  await page.goto(scene.simulator.url)
  const noor = page.getByRole('region', { name: 'Phone of Noor' })
  await expect(noor.getByText('Hoi')).toBeVisible()
  await scene.sendAccepted({ type: 'text', text: { body: 'Dag Noor' } })
  await expect(noor.getByText('Dag Noor')).toBeVisible()
  await expect.poll(() => scene.receiver.statuses().map(({ status }) => status)).toEqual(['sent', 'read'])
  await noor.getByRole('button', { name: 'Back to chats' }).click()
  await expect.poll(async () => (await scene.simulator.client.conversation('noor')).isOpenOnPhone).toBe(false)
  await scene.sendAccepted({ type: 'text', text: { body: 'Nog iets' } })
  await expect(noor.getByRole('button', { name: 'Chat with Tuincentrum De Linde' })).toContainText('Nog iets')
  await expect.poll(() => scene.receiver.statuses().at(-1)?.status).toBe('delivered')
})

test('tapping an answer, reacting and quoting send what a phone would', async ({ page, scene }) => {
  await scene.simulator.client.sendText('noor', 'Hoi')
  await page.goto(scene.simulator.url)
  const noor = page.getByRole('region', { name: 'Phone of Noor' })
  const reply = { type: 'reply', reply: { id: 'route:human', title: 'Medewerker' } }
  const asked = await scene.sendAccepted({
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'Hoe verder?' }, action: { buttons: [reply] } },
  })
  await noor.getByRole('button', { name: 'Medewerker' }).click()
  const row = noor.locator(`[data-message-id="${asked}"]`)
  await row.hover()
  await row.getByRole('button', { name: 'Message actions' }).click()
  await row.getByRole('menuitem', { name: 'React 👍' }).click()
  await expect(row.getByRole('img', { name: 'Reactions, you: 👍' })).toBeVisible()
  await row.getByRole('button', { name: 'Message actions' }).click()
  await row.getByRole('menuitem', { name: 'Reply' }).click()
  await noor.getByRole('textbox', { name: 'Message' }).fill('Graag')
  await page.keyboard.press('Enter')
  await expect.poll(() => scene.receiver.messages().length).toBe(4)
  expect(scene.receiver.messages().slice(1)).toMatchObject([
    { type: 'interactive', interactive: { button_reply: { id: 'route:human' } }, context: { id: asked } },
    { type: 'reaction', reaction: { message_id: asked, emoji: '👍' } },
    { type: 'text', text: { body: 'Graag' }, context: { id: asked } },
  ])
})

test('a recorded voice note leaves as mono Ogg Opus, as the business may send one itself', async ({ page, scene }) => {
  await page.goto(scene.simulator.url)
  const noor = page.getByRole('region', { name: 'Phone of Noor' })
  await noor.getByRole('button', { name: 'Record voice note' }).click()
  await expect(noor.getByRole('timer')).toHaveText('0:01')
  await noor.getByRole('button', { name: 'Send voice note' }).click()
  await scene.receiver.waitForCount(1)
  const [message] = scene.receiver.messages()
  expect(message).toMatchObject({ type: 'audio', audio: { voice: true, mime_type: 'audio/ogg; codecs=opus' } })
  const { id } = JSON.parse(JSON.stringify(message)).audio
  const bytes = new Uint8Array(await (await fetch(`${scene.simulator.url}/sim/api/media/${id}`)).arrayBuffer())
  const upload = await scene.uploadMedia(bytes, 'audio/ogg')
  const answer = await scene.sendAccepted({ type: 'audio', audio: { id: upload.body.id, voice: true } })
  const player = noor.locator(`[data-message-id="${answer}"]`)
  await expect(player.locator('.voice-time')).toHaveText('0:01')
  await player.getByRole('button', { name: 'Play voice note' }).click()
  await expect.poll(() => scene.receiver.statuses().map(({ status }) => status)).toContain('played')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page has no accessibility faults axe can find, in ${colorScheme}`, async ({ page, scene }) => {
    await page.emulateMedia({ colorScheme })
    await scene.simulator.client.sendText('noor', 'Hoi, kijk op https://lindetuin.example')
    await scene.sendAccepted({ type: 'text', text: { body: 'Dag *Noor*' } })
    await page.goto(scene.simulator.url)
    await expect(page.getByText('Dag Noor')).toBeVisible()
    const phones = await new AxeBuilder({ page }).analyze()
    expect(phones.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
    await page.getByRole('button', { name: 'Lab' }).click()
    await expect(page.getByRole('heading', { name: 'Clock' })).toBeVisible()
    const lab = await new AxeBuilder({ page }).include('#drawer').analyze()
    expect(lab.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })
}
