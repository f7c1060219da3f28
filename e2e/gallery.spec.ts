// Every screen at several widths, light and dark, in both languages, and its states: pictures to look at.
import type { Page } from '@playwright/test'
import { demoReplies } from '../lib/canned-replies/demo-replies.ts'
import { expect, expectLive, makePhone, openConversation, type Phone, requiredEnv, test } from './fixtures.ts'
import { keep, type Language, type Look, looks, show, speak, words } from './gallery-page.ts'
import { makePng } from './make-png.ts'
import type { SimulatorClient } from './simulator/client.ts'

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

const languages: Language[] = ['nl', 'en']

/** Draws all looks of both languages with one person's account, and leaves it in Dutch. */
async function inBothLanguages(page: Page, draw: (look: Look, language: Language) => Promise<void>): Promise<void> {
  for (const language of languages) {
    await speak(page, language)
    for (const look of looks[language]) await draw(look, language)
  }
  await speak(page, 'nl')
}

test('the inbox and a conversation', async ({ openAs, simulator }) => {
  test.setTimeout(240_000)
  const phones = await Promise.all(['Noor', 'Jasper', 'Amira', 'Wim'].map((name) => makePhone(simulator, name)))
  const [noor, jasper] = phones
  if (!noor || !jasper) throw new Error('the phones must be made')
  for (const phone of phones.slice(1)) await simulator.sendText(phone.id, 'Wat zijn jullie openingstijden op zaterdag?')
  await simulator.send(jasper.id, { type: 'text', text: 'En zondag?', atMs: Date.now() - 26 * 3_600_000 })
  await fill(simulator, noor)
  const page = await openAs('sam')
  const conversation = await openConversation(page, noor.name)
  await conversation.write('Wat vervelend! Ik stuur je vandaag nog een nieuwe pot.')
  await simulator.waitForMessage(noor.id, (message) => JSON.stringify(message.content).includes('nieuwe pot'))
  const ours = (await simulator.conversation(noor.id)).messages.at(-1)
  if (ours) await simulator.send(noor.id, { type: 'reaction', messageId: ours.id, emoji: '❤️' })
  await expect(conversation.timeline.getByRole('list', { name: 'Reacties' })).toBeVisible()

  await inBothLanguages(page, async (look) => {
    await show(page, look, '/inbox')
    const row = page.getByRole('link', { name: new RegExp(noor.name) })
    await expect(row).toBeVisible()
    await keep(page, `inbox-${look.name}`)
    await row.click()
    const timeline = page.getByRole('log')
    await expect(timeline.getByText('nieuwe pot')).toBeVisible()
    await expect(timeline.getByText('Domplein')).toBeVisible()
    await keep(page, `conversation-${look.name}`)
  })
})

test('the inbox when there is nothing, not yet, not any more, and not now', async ({ openAs, phone, simulator }) => {
  test.setTimeout(120_000)
  await simulator.sendText(phone.id, 'Is het al onderweg?')
  const page = await openAs('lotte')
  for (const [language, look] of [
    ['nl', looks.nl[0]],
    ['en', looks.en[3]],
  ] as const) {
    if (!look) throw new Error('the look must be there')
    const { inbox, conversation, ui, connectionState } = words[language]
    await speak(page, language)

    await show(page, look, '/inbox?q=zxqwv')
    await expect(page.getByText(inbox.noResultsTitle)).toBeVisible()
    await keep(page, `inbox-nothing-found-${look.name}`)
    await show(page, look, '/inbox?status=snoozed')
    await expect(page.getByText(inbox.emptyTitle)).toBeVisible()
    await keep(page, `inbox-empty-${look.name}`)
    await show(page, look, '/inbox/00000000-0000-7000-8000-000000000000')
    await expect(page.getByRole('alert').filter({ hasText: conversation.errorTitle })).toBeVisible()
    await keep(page, `conversation-missing-${look.name}`)

    await show(page, look, '/inbox')
    await page.route('**/api/v1/customers/**', () => undefined)
    await page.getByRole('link', { name: new RegExp(phone.name) }).click()
    await expect(page.getByRole('status', { name: ui.loading }).first()).toBeVisible()
    await keep(page, `conversation-loading-${look.name}`)
    await page.unrouteAll({ behavior: 'ignoreErrors' })

    await show(page, look, '/inbox')
    await expectLive(page)
    await page.getByRole('link', { name: new RegExp(phone.name) }).click()
    await expect(page.getByRole('log')).toContainText('Is het al onderweg?')
    await page.context().setOffline(true)
    await expect(page.getByText(connectionState.offline)).toBeVisible({ timeout: 30_000 })
    await keep(page, `conversation-offline-${look.name}`)
    await page.context().setOffline(false)
    await expectLive(page)
  }
  await speak(page, 'nl')
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

const sections = [
  'connections',
  'hours',
  'routing',
  'tasks',
  'people',
  'deliveries',
  'templates',
  'replies',
  'glossary',
  'rates',
  'privacy',
  'audit',
] as const

/** Something to see where a screen would be empty; what is there already is left as it is. */
async function fillWords(page: Page): Promise<void> {
  const origin = new URL(requiredEnv('E2E_APP_URL')).origin
  const post = (path: string, data: object) => page.request.post(`${origin}/api/v1${path}`, { data, headers: { origin } })
  for (const reply of demoReplies.slice(0, 6)) await post('/canned-replies', { ...reply, shortcut: `galerij-${reply.shortcut}` })
  const arabic = { title: 'متى تفتحون أبوابكم؟', shortcut: 'galerij-open', text: 'نفتح كل يوم من الساعة 9:00 إلى 18:00.', language: 'ar' }
  await post('/canned-replies', arabic)
  const items = [
    { term: 'Tuincentrum De Linde', heardAs: 'tuincentrum de lin de' },
    { term: 'Strandheuvel' },
    { term: 'Begonia Elatior', heardAs: 'begonia e later' },
  ]
  await post('/glossary', { items })
}

test('the admin screens', async ({ openAs }) => {
  test.setTimeout(600_000)
  const page = await openAs('ada')
  await fillWords(page)
  await inBothLanguages(page, async (look, language) => {
    for (const section of sections) {
      await show(page, look, `/admin/${section}`)
      await expect(page.getByRole('status', { name: words[language].ui.loading })).toHaveCount(0)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await keep(page, `admin-${section}-${look.name}`)
    }
  })
})

test('the admin screens that load, that could not, and that are not for you', async ({ openAs }) => {
  const page = await openAs('ada')
  const { admin, ui } = words.nl
  for (const look of [looks.nl[0], looks.nl[3]]) {
    if (!look) throw new Error('the look must be there')
    await page.route('**/api/v1/users*', () => undefined)
    await show(page, look, '/admin/people')
    await expect(page.getByRole('status', { name: ui.loading }).first()).toBeVisible()
    await keep(page, `admin-loading-${look.name}`)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.route('**/api/v1/users*', (route) => route.fulfill({ status: 404, json: { error: { code: 'not_found', message: '' } } }))
    await show(page, look, '/admin/people')
    await expect(page.getByRole('alert').filter({ hasText: admin.errorTitle })).toBeVisible()
    await keep(page, `admin-error-${look.name}`)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  const agent = await openAs('sam')
  await agent.goto('/admin/people')
  await keep(agent, 'admin-refused')
})
