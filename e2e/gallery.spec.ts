// Every screen at several widths, light and dark, in both languages: pictures to look at (test-results/gallery), and on
// each of them axe must find nothing (WCAG 2.2 AA).
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, makePhone, type OpenOptions, openConversation, type Person, type Phone, rowOf, test } from './fixtures.ts'
import { makePng } from './make-png.ts'
import type { SimulatorClient } from './simulator/client.ts'

const folder = 'test-results/gallery'
const looks: (OpenOptions & { name: string })[] = [
  { name: '1280-light', width: 1280, height: 800, colorScheme: 'light' },
  { name: '1600-dark', width: 1600, height: 900, colorScheme: 'dark' },
  { name: '768-light', width: 768, height: 1024, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
]

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png` })
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect.soft(violations.map((one) => `${name}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** A conversation with one of each kind in it. */
async function fill(simulator: SimulatorClient, phone: Phone): Promise<void> {
  await simulator.sendText(
    phone.id,
    'Goedemorgen! Mijn pakket is gisteren bezorgd, maar er zit een barst in de bloempot. Zie https://example.test/bestelling/A100',
  )
  await simulator.sendFile(phone.id, 'image', makePng(640, 420, [168, 110, 72]), { mimeType: 'image/png', caption: 'Kijk, deze bedoel ik' })
  await simulator.sendFile(phone.id, 'document', new TextEncoder().encode('Factuur A100'), {
    mimeType: 'text/plain',
    filename: 'factuur-A100.txt',
  })
  await simulator.send(phone.id, { type: 'location', latitude: 52.0907, longitude: 5.1214, name: 'Domplein', address: 'Utrecht' })
  await simulator.send(phone.id, { type: 'share_contact' })
  await simulator
    .send(phone.id, { type: 'order', items: [{ productId: 'POT-30', quantity: 2, price: 12.5 }] } as never)
    .catch(() => undefined)
  await simulator.send(phone.id, { type: 'unsupported', kind: 'poll_creation' })
}

test('the inbox, its conversation and their states', async ({ openAs, simulator }) => {
  test.setTimeout(240_000)
  const phones = await Promise.all(['Noor', 'Jasper', 'Amira', 'Wim'].map((name) => makePhone(simulator, name)))
  const [noor, jasper] = phones
  if (!noor || !jasper) throw new Error('the phones must be made')
  for (const phone of phones.slice(1)) await simulator.sendText(phone.id, 'Wat zijn jullie openingstijden op zaterdag?')
  await simulator.send(jasper.id, { type: 'text', text: 'En zondag?', atMs: Date.now() - 26 * 3_600_000 })
  await fill(simulator, noor)
  const first = await openAs('sam')
  const conversation = await openConversation(first, noor.name)
  await conversation.write('Wat vervelend! Ik stuur je vandaag nog een nieuwe pot.')
  await simulator.waitForMessage(noor.id, (message) => JSON.stringify(message.content).includes('nieuwe pot'))
  const ours = (await simulator.conversation(noor.id)).messages.at(-1)
  if (ours) await simulator.send(noor.id, { type: 'reaction', messageId: ours.id, emoji: '❤️' })
  await expect(conversation.timeline.getByRole('list', { name: 'Reacties' })).toBeVisible()

  for (const look of looks) {
    const page = await openAs('sam', look)
    await expect(rowOf(page, noor.name)).toBeVisible()
    await keep(page, `inbox-${look.name}`)
    const open = await openConversation(page, noor.name)
    await expect(open.timeline.getByText('nieuwe pot')).toBeVisible()
    await expect(open.timeline.getByText('Domplein')).toBeVisible()
    await keep(page, `conversation-${look.name}`)
  }
  const page = await openAs('lotte', { width: 1280, height: 800 })
  await page.goto('/inbox?q=zxqwv')
  await expect(page.getByText('Niets gevonden')).toBeVisible()
  await keep(page, 'inbox-nothing-found')
  await page.goto('/inbox/00000000-0000-7000-8000-000000000000')
  await expect(page.getByRole('alert').filter({ hasText: 'kon niet worden geladen' })).toBeVisible()
  await keep(page, 'conversation-missing')
})

test('the login page', async ({ browser, baseURL }) => {
  for (const locale of ['nl-NL', 'en-GB']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ locale, colorScheme, viewport: { width: 390, height: 844 }, ...(baseURL && { baseURL }) })
      const page = await context.newPage()
      await page.goto('/login')
      await keep(page, `login-390-${locale}-${colorScheme}`)
      await context.close()
    }
  }
})

test('the admin screens, and their refusal', async ({ openAs }) => {
  test.setTimeout(180_000)
  const sections = ['connections', 'people', 'deliveries', 'templates', 'rates', 'audit']
  for (const look of looks.filter(({ name }) => name === '1280-light' || name === '390-dark')) {
    const page = await openAs('ada', look)
    for (const section of sections) {
      await page.goto(`/admin/${section}`)
      await expect(page.getByRole('status', { name: 'Laden' })).toHaveCount(0)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await keep(page, `admin-${section}-${look.name}`)
    }
  }
  const agent = await openAs('sam' satisfies Person)
  await agent.goto('/admin/people')
  await keep(agent, 'admin-refused')
})
