// Listening: speed, seeking, where one was, one sound at a time, the words, and who has heard it.
import type { Locator, Page } from '@playwright/test'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { withFakeMicrophone } from './fake-microphone.ts'
import { expect, openConversation, type Phone, requiredEnv, test } from './fixtures.ts'
import type { SimulatorClient } from './simulator/client.ts'
import { type SpeechServer, startSpeechServer } from './speech-server/start-speech-server.ts'

test.use({ launchOptions: withFakeMicrophone() })

let speech: SpeechServer

test.beforeAll(async () => {
  speech = await startSpeechServer(Number(requiredEnv('E2E_SPEECH_PORT')))
})

test.afterAll(async () => {
  await speech.stop()
})

const counting = 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien'

/** A note of so many seconds, whose words are spread evenly over it. */
async function sendNote(simulator: SimulatorClient, phone: Phone, text: string, durationS: number): Promise<void> {
  const { bytes } = await encodeVoice(
    makeVoice((t) => 130 * 2 ** (t / 24), durationS),
    { serial: 9 },
  )
  speech.teach(bytes, { text, durationMs: durationS * 1_000 })
  await simulator.sendVoiceNote(phone.id, bytes)
}

type Sound = { rate: number; keepsPitch: boolean; isPaused: boolean; at: number }

/** Makes the page's sounds known, which are no part of its document. */
async function listenIn(page: Page): Promise<() => Promise<Sound[]>> {
  await page.addInitScript(() => {
    const sounds: HTMLAudioElement[] = []
    const Plain = window.Audio
    window.Audio = class extends Plain {
      constructor() {
        super()
        sounds.push(this)
      }
    }
    Object.assign(window, {
      readSounds: () =>
        sounds.map((one) => ({ rate: one.playbackRate, keepsPitch: one.preservesPitch, isPaused: one.paused, at: one.currentTime })),
    })
  })
  await page.reload()
  return () => page.evaluate(() => (window as unknown as { readSounds: () => Sound[] }).readSounds()) // made above
}

const at = async (slider: Locator) => Number(await slider.getAttribute('aria-valuenow'))

/** Presses the waveform so far along it (0 to 1). */
async function pressAt(slider: Locator, share: number): Promise<void> {
  const box = await slider.boundingBox()
  if (!box) throw new Error('the waveform must be in view')
  await slider.click({ position: { x: box.width * share, y: box.height / 2 } })
}

test('the speed is the same everywhere, keeps the voice’s pitch, and is remembered', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  const sounds = await listenIn(page)
  await sendNote(simulator, phone, counting, 16)
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  await expect(note.getByRole('slider')).toHaveAttribute('aria-valuemax', '16', { timeout: 20_000 })
  await note.getByRole('button', { name: 'Afspeelsnelheid 1×' }).click()
  await note.getByRole('button', { name: 'Afspelen' }).click()
  await expect.poll(sounds).toMatchObject([{ rate: 1.5, keepsPitch: true, isPaused: false }])
  await note.getByRole('button', { name: 'Afspeelsnelheid 1,5×' }).click()
  await expect.poll(sounds).toMatchObject([{ rate: 2, isPaused: false }])

  await page.reload()
  await note.getByRole('button', { name: 'Afspelen' }).click()
  await expect.poll(sounds).toMatchObject([{ rate: 2, isPaused: false }])
  await note.getByRole('button', { name: 'Afspeelsnelheid 2×' }).click()
  await expect(note.getByRole('button', { name: 'Afspeelsnelheid 1×' })).toBeVisible()
})

test('one goes anywhere in a note by the waveform, by keys and by a word, and sees what is left', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  const sounds = await listenIn(page)
  await sendNote(simulator, phone, counting, 16)
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  const slider = note.getByRole('slider')
  await expect(note).toContainText('zestien', { timeout: 20_000 })
  await expect(note).toContainText('0:16')

  await pressAt(slider, 0.5)
  await expect.poll(sounds).toMatchObject([{ isPaused: false }])
  expect(await at(slider)).toBeGreaterThanOrEqual(8)
  await expect(note).toContainText(/−0:0[678]/)
  await expect(note.locator('[data-now]')).toHaveText(/negen|tien|elf/)
  await slider.press('Space')
  await expect.poll(sounds).toMatchObject([{ isPaused: true }])

  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuenow', '0')
  await expect(slider).toHaveAttribute('aria-valuetext', '0 seconden van 16 seconden')
  for (const [key, second] of [
    ['ArrowRight', '5'],
    ['PageUp', '16'],
    ['PageDown', '1'],
    ['ArrowUp', '6'],
    ['ArrowLeft', '1'],
    ['End', '16'],
  ] as const) {
    await slider.press(key)
    await expect(slider).toHaveAttribute('aria-valuenow', second)
  }
  await expect.poll(sounds).toMatchObject([{ isPaused: true }])

  await note.getByText('vijf', { exact: true }).click()
  await expect.poll(sounds).toMatchObject([{ isPaused: false }])
  await expect(note.locator('[data-now]')).toHaveText(/vijf|zes/)
  expect((await sounds())[0]?.at).toBeLessThan(7)
})

test('one thing sounds at a time, goes on out of view, and each is left where it was', async ({ openAs, phone, simulator }) => {
  test.setTimeout(90_000)
  const page = await openAs('sam')
  const sounds = await listenIn(page)
  await sendNote(simulator, phone, counting, 16)
  await sendNote(simulator, phone, `En ${counting}`, 15)
  const { timeline } = await openConversation(page, phone.name)
  const notes = timeline.getByRole('article').filter({ has: page.getByRole('slider') })
  const [first, second] = [notes.filter({ hasNotText: 'En een' }), notes.filter({ hasText: 'En een' })]
  await expect(first).toContainText('zestien', { timeout: 20_000 })
  await expect(second).toContainText('zestien', { timeout: 20_000 })
  await pressAt(first.getByRole('slider'), 0.4)
  await expect(first.getByRole('button', { name: 'Pauzeren' })).toBeVisible()
  await pressAt(second.getByRole('slider'), 0.2)
  await expect(second.getByRole('button', { name: 'Pauzeren' })).toBeVisible()
  await expect(first.getByRole('button', { name: 'Afspelen' })).toBeVisible()
  expect(await sounds()).toMatchObject([{ isPaused: false }])
  const left = await at(first.getByRole('slider'))
  expect(left).toBeGreaterThanOrEqual(6)

  await simulator.burst(phone.id, 80, 'en dan nog dit {n}')
  await timeline.press('End')
  await expect(timeline.getByText('en dan nog dit 80', { exact: true })).toBeInViewport()
  await expect(notes).toHaveCount(0)
  const [sounding] = await sounds()
  await expect.poll(async () => (await sounds())[0]?.at).toBeGreaterThan(sounding?.at ?? 0)
  expect(await sounds()).toMatchObject([{ isPaused: false }])
  await timeline.evaluate((log) => log.scrollTo(0, 0))
  await expect(second.getByRole('button', { name: 'Pauzeren' })).toBeVisible()
  await expect(first.getByRole('slider')).toHaveAttribute('aria-valuenow', String(left))
  await first.getByRole('button', { name: 'Afspelen' }).click()
  await expect.poll(async () => (await sounds())[0]?.at).toBeGreaterThanOrEqual(left - 0.5)
  expect(await at(first.getByRole('slider'))).toBeLessThan(left + 4)
})

test('what was said can be copied, and colleagues see who has heard it', async ({ openAs, phone, simulator }) => {
  const [page, colleague] = [await openAs('sam'), await openAs('lotte')]
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await sendNote(simulator, phone, 'Kort vraagje over mijn bestelling.', 2)
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  await expect(note).toContainText('Kort vraagje', { timeout: 20_000 })
  await note.getByRole('button', { name: 'Tekst kopiëren' }).click()
  await expect(page.getByText('Gekopieerd', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Kort vraagje over mijn bestelling.')

  const { timeline: theirs } = await openConversation(colleague, phone.name)
  await expect(theirs.getByText('Nog niet beluisterd')).toBeAttached()
  await theirs.getByRole('button', { name: 'Afspelen' }).click()
  await expect(note).toContainText('Beluisterd door Lotte', { timeout: 15_000 })
  await expect(note.getByText('Nog niet beluisterd')).toBeAttached()
  await expect(theirs.getByText('Nog niet beluisterd')).toHaveCount(0)
})
