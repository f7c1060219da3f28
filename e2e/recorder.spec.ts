// An answer by voice, up to where it leaves: held and pressed, paused, listened back, kept, thrown away and brought back,
// made with another microphone, ended at its limit, and sent over a network that goes away.
import type { Locator, Page } from '@playwright/test'
import { withFakeMicrophone } from './fake-microphone.ts'
import { expect, openConversation, type Phone, test } from './fixtures.ts'
import { keep } from './gallery-page.ts'
import type { SimulatorClient } from './simulator/client.ts'

test.use({ launchOptions: withFakeMicrophone() })

type Desk = { page: Page; timeline: Locator; panel: Locator; recorded: Locator; timer: Locator; press: (name: string) => Promise<void> }

/** Somebody who looks at a conversation in which they were asked something. */
async function sitDown(page: Page, phone: Phone, simulator: SimulatorClient): Promise<Desk> {
  await simulator.sendText(phone.id, 'Spreek je het in?')
  const { timeline } = await openConversation(page, phone.name)
  await expect(timeline).toContainText('Spreek je het in?')
  const panel = page.getByRole('group', { name: 'Spraakbericht opnemen' })
  return {
    page,
    timeline,
    panel,
    recorded: panel.getByRole('group', { name: 'Terugluisteren' }),
    timer: panel.getByRole('timer'),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
  }
}

/** Lets time go on for the page's clocks at once. */
async function skip(page: Page, ms: number): Promise<void> {
  await page.evaluate((ms) => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + ms
  }, ms)
}

/** Holds every recording that is read until `letRead` is called. */
async function holdReading(page: Page): Promise<{ letRead: () => Promise<void> }> {
  await page.evaluate(() => {
    const decode = OfflineAudioContext.prototype.decodeAudioData
    OfflineAudioContext.prototype.decodeAudioData = async function (data) {
      await new Promise((resolve) => window.addEventListener('let-read', resolve, { once: true }))
      return decode.call(this, data)
    }
  })
  return { letRead: () => page.evaluate(() => void window.dispatchEvent(new Event('let-read'))) }
}

/** Pictures of what is there, wide and narrow, light and dark. */
async function keepEach(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await keep(page, `${name}-${width}-${colorScheme}`)
  }
}

const voiceMessages = async (simulator: SimulatorClient, phone: Phone) =>
  (await simulator.conversation(phone.id)).messages.filter((message) => message.type === 'audio' && !message.isMine)

const seconds = async (recorded: Locator) => Number(await recorded.getByRole('slider').getAttribute('aria-valuemax'))

test('held, the microphone records until it is let go; pressed, until it is stopped; its level is seen', async ({
  openAs,
  phone,
  simulator,
}) => {
  const { page, panel, timer, recorded, press } = await sitDown(await openAs('sam'), phone, simulator)
  await page.getByRole('button', { name: 'Spraakbericht opnemen' }).hover()
  await page.mouse.down()
  await expect(timer).toHaveText('0:01')
  await page.mouse.up()
  await expect(recorded).toBeVisible()
  await press('Weggooien')
  await expect(panel).toHaveCount(0)

  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:02')
  const heights = () => panel.locator('svg path[stroke="currentColor"]').first().getAttribute('d')
  const before = await heights()
  await expect.poll(heights).not.toBe(before)
  const tallest = Math.max(...[...((await heights()) ?? '').matchAll(/V([\d.]+)/g)].map(([, to]) => Number(to)))
  expect(tallest).toBeGreaterThan(60)
  await keepEach(page, 'recorder-recording')
  await press('Stoppen en terugluisteren')
  await expect(recorded).toBeVisible()
  expect(await seconds(recorded)).toBeGreaterThanOrEqual(2)
})

test('a pause does not count; what was made is heard, made again, and comes back after a slip', async ({ openAs, phone, simulator }) => {
  const { page, timer, recorded, panel, press } = await sitDown(await openAs('sam'), phone, simulator)
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:01')
  await press('Pauzeren')
  const atRest = await timer.textContent()
  await keepEach(page, 'recorder-paused')
  await skip(page, 60_000)
  await press('Verder opnemen')
  await expect(timer).not.toHaveText(atRest ?? '')
  await expect(timer).toHaveText(/^0:0[2-4]$/)
  await press('Stoppen en terugluisteren')
  expect(await seconds(recorded)).toBeLessThan(6)

  await recorded.getByRole('button', { name: 'Afspelen' }).click()
  await expect(recorded.getByRole('slider')).not.toHaveAttribute('aria-valuenow', '0')
  await expect(recorded).toContainText(/−0:0\d/)
  await panel.getByRole('checkbox', { name: 'Ook als tekst sturen' }).check()
  await panel.getByRole('textbox').fill('In het kort: ja.')
  await press('Weggooien')
  await expect(panel).toHaveCount(0)
  await press('Terughalen')
  await expect(recorded).toBeVisible()
  await expect(panel.getByRole('textbox')).toHaveValue('In het kort: ja.')
  await keepEach(page, 'recorder-twin')

  const first = await seconds(recorded)
  await press('Opnieuw opnemen')
  await expect(recorded).toHaveCount(0)
  await expect(timer).toHaveText(`0:0${first + 2}`)
  await press('Stoppen en terugluisteren')
  expect(await seconds(recorded)).toBeGreaterThan(first)
})

test('the microphone is changed in the middle of a recording, which goes on, and the choice is remembered', async ({
  openAs,
  phone,
  simulator,
}) => {
  const { page, panel, timer, recorded, press } = await sitDown(await openAs('sam'), phone, simulator)
  const asked: string[] = []
  await page.exposeFunction('tellMicrophone', (constraints: string) => asked.push(constraints))
  await page.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const { tellMicrophone } = window as unknown as { tellMicrophone: (constraints: string) => void } // exposed above
    navigator.mediaDevices.getUserMedia = (constraints) => {
      tellMicrophone(JSON.stringify(constraints))
      return open(constraints)
    }
  })
  await page.reload()
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:01')
  const choice = panel.getByRole('combobox', { name: 'Microfoon' })
  await choice.selectOption({ index: 1 })
  const id = await choice.inputValue()
  await expect.poll(() => asked.length).toBe(2)
  expect(asked[0]).not.toContain('deviceId')
  expect(asked[1]).toContain(id)
  await expect(timer).toHaveText('0:03')
  await press('Stoppen en terugluisteren')
  expect(await seconds(recorded)).toBeGreaterThanOrEqual(3)
  await press('Opnieuw opnemen')
  await expect(choice).toHaveValue(id)
  expect(asked[2]).toContain(id)
})

test('a recording that is still being read when its conversation is left is kept, with its text, over a reload too', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(90_000)
  const { page, timeline, panel, timer, recorded, press } = await sitDown(await openAs('sam'), phone, simulator)
  const { letRead } = await holdReading(page)
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:02')
  await press('Stoppen en terugluisteren')
  await expect(panel).toContainText('Opname wordt klaargezet')
  await page.getByRole('link', { name: /^Open/ }).first().click()
  await expect(timeline).toHaveCount(0)
  await letRead()
  await openConversation(page, phone.name)
  await expect(recorded).toBeVisible()
  await panel.getByRole('checkbox', { name: 'Ook als tekst sturen' }).check()
  await panel.getByRole('textbox').fill('Ja, morgen is het er.')

  await page.reload()
  await expect(recorded).toBeVisible()
  await expect(panel.getByRole('textbox')).toHaveValue('Ja, morgen is het er.')
  await recorded.getByRole('button', { name: 'Afspelen' }).click()
  await expect(recorded.getByRole('slider')).not.toHaveAttribute('aria-valuenow', '0')
  await press('Spraakbericht verzenden')
  await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('morgen is het er'), 30_000)
  expect(await voiceMessages(simulator, phone)).toHaveLength(1)
  await page.reload()
  await expect(timeline.getByRole('article')).toHaveCount(3)
  await expect(panel).toHaveCount(0)
})

test('a recording that was sent while it was being read goes out, though its conversation was left', async ({
  openAs,
  phone,
  simulator,
}) => {
  const { page, timeline, panel, timer, press } = await sitDown(await openAs('sam'), phone, simulator)
  const { letRead } = await holdReading(page)
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:01')
  await press('Spraakbericht verzenden')
  await expect(panel).toContainText('Opname wordt klaargezet')
  await page.getByRole('link', { name: /^Open/ }).first().click()
  await expect(timeline).toHaveCount(0)
  await letRead()
  await simulator.waitForMessage(phone.id, (message) => message.type === 'audio' && !message.isMine, 30_000)
  await openConversation(page, phone.name)
  await expect(panel).toHaveCount(0)
})

test('a long recording warns, is ended at ten minutes, and says so', async ({ openAs, phone, simulator }) => {
  const { page, panel, timer, recorded, press } = await sitDown(await openAs('sam'), phone, simulator)
  // As if the microphone had been open that long: six minutes of sound.
  await page.evaluate(() => {
    OfflineAudioContext.prototype.decodeAudioData = async () => new AudioBuffer({ length: 16_000 * 360, sampleRate: 16_000 })
  })
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:01')
  await skip(page, 334_000)
  await expect(panel.getByRole('status').filter({ hasText: 'Langer dan 5:33' })).toBeVisible()
  await keepEach(page, 'recorder-long')
  await skip(page, 210_000)
  await expect(panel.getByRole('status').filter({ hasText: /Stopt vanzelf over 0:[1-5]\d/ })).toBeVisible()
  await skip(page, 55_000)
  await expect(recorded).toBeVisible()
  await expect(panel).toContainText('Gestopt bij 10 minuten, de langste opname.')
  await expect(panel).toContainText('WhatsApp toont de klant een downloadknop in plaats van afspelen')
  await keepEach(page, 'recorder-limit')
})

test('an upload cut midway, and an answer that never came, still make one message', async ({ openAs, phone, simulator }) => {
  test.setTimeout(120_000)
  const { page, timeline, timer, recorded, press } = await sitDown(await openAs('sam'), phone, simulator)
  let uploads = 0
  await page.route('**/api/v1/media?as=voice', async (route) => {
    uploads++
    // The first is received, and its answer lost; of the second nothing arrives.
    if (uploads === 1) await route.fetch()
    if (uploads < 3) await route.abort('connectionreset')
    else await route.continue()
  })
  let answersLost = 0
  await page.route('**/api/v1/conversations/*/messages', async (route) => {
    if (route.request().method() !== 'POST' || answersLost > 0) return route.continue()
    answersLost++
    await route.fetch()
    await route.abort('connectionreset')
  })
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:02')
  await press('Stoppen en terugluisteren')
  await expect(recorded).toBeVisible()
  await press('Spraakbericht verzenden')
  await expect(timeline).toContainText('Wacht op verbinding en gaat dan vanzelf uit')
  await simulator.waitForMessage(phone.id, (message) => message.type === 'audio' && !message.isMine, 60_000)
  await expect(timeline.getByRole('article').nth(1)).toContainText('Afgeleverd', { timeout: 20_000 })
  expect(uploads).toBe(3)
  expect(answersLost).toBe(1)
  await expect.poll(async () => (await voiceMessages(simulator, phone)).length).toBe(1)
  await expect(timeline.getByRole('article')).toHaveCount(2)
})

test('what was sent and did not get out goes on from the next page, as one message with its text', async ({ openAs, phone, simulator }) => {
  test.setTimeout(120_000)
  const { page, timeline, panel, timer, recorded, press } = await sitDown(await openAs('sam'), phone, simulator)
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:01')
  await press('Stoppen en terugluisteren')
  await panel.getByRole('checkbox', { name: 'Ook als tekst sturen' }).check()
  await panel.getByRole('textbox').fill('In het kort: morgen.')
  await page.route('**/api/v1/media?as=voice', (route) => route.abort('connectionreset'))
  await press('Spraakbericht verzenden')
  await expect(timeline).toContainText('Wacht op verbinding en gaat dan vanzelf uit')
  await page.unrouteAll()
  // Two pages go on with it at once.
  const other = await page.context().newPage()
  await Promise.all([other.goto(page.url()), page.reload()])
  const isTwin = (message: { content: unknown }) => JSON.stringify(message.content).includes('In het kort: morgen')
  await simulator.waitForMessage(phone.id, isTwin, 30_000)
  await expect(timeline.getByRole('article')).toHaveCount(3)
  await expect(other.getByRole('log').getByRole('article')).toHaveCount(3)
  await expect(panel).toHaveCount(0)
  expect((await simulator.conversation(phone.id)).messages.filter(isTwin)).toHaveLength(1)
  await other.close()

  // Received, and the answer lost: the next page asks again, and nothing is sent again.
  await page.route('**/api/v1/conversations/*/messages', async (route) => {
    if ((await voiceMessages(simulator, phone)).length < 2) await route.fetch()
    await route.abort('connectionreset')
  })
  await press('Spraakbericht opnemen')
  await expect(timer).toHaveText('0:01')
  await press('Stoppen en terugluisteren')
  await expect(recorded).toBeVisible()
  await press('Spraakbericht verzenden')
  await expect.poll(async () => (await voiceMessages(simulator, phone)).length, { timeout: 20_000 }).toBe(2)
  await page.unrouteAll()
  const askedAgain = page.waitForResponse((response) => response.url().endsWith('/messages') && response.request().method() === 'POST')
  await page.reload()
  expect((await askedAgain).status()).toBe(202)
  await expect(timeline.getByRole('article')).toHaveCount(4)
  await expect(panel).toHaveCount(0)
  expect(await voiceMessages(simulator, phone)).toHaveLength(2)
  // Nothing is left for a page after that.
  await page.reload()
  await expect(timeline.getByRole('article')).toHaveCount(4)
  const stored = await page.evaluate(async () => {
    const open = indexedDB.open('middenweg')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const rows = open.result.transaction('recordings').objectStore('recordings').count()
    await new Promise((resolve) => rows.addEventListener('success', resolve))
    return rows.result
  })
  expect(stored).toBe(0)
})
