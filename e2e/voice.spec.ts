// Voice notes from the customer's microphone to a personal answer, through the real browser, the real worker and a speech
// endpoint over real HTTP.
import { z } from 'zod'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { findVoiceFileProblems } from '../scripts/check-voice-file.ts'
import { withFakeMicrophone } from './fake-microphone.ts'
import { expect, openConversation, requiredEnv, rowOf, test } from './fixtures.ts'
import { keep, looks, show } from './gallery-page.ts'
import { type SpeechServer, startSpeechServer } from './speech-server/start-speech-server.ts'

const said =
  'Goedemorgen, met Noor. Mijn bestelling 4512345 is gisteren bezorgd in de Kerkstraat 12, maar er zit een barst in de grote bloempot en de lavendel ontbreekt. Ik heb er € 84,50 voor betaald. Kunnen jullie een nieuwe sturen? En wanneer komt die dan?'

test.use({ launchOptions: withFakeMicrophone() })

let speech: SpeechServer

test.beforeAll(async () => {
  speech = await startSpeechServer(Number(requiredEnv('E2E_SPEECH_PORT')), { text: 'Hallo, hoort u mij?', durationMs: 2_500 })
})

test.afterAll(async () => {
  await speech.stop()
})

/** A voice that speaks a text for so many seconds, as the customer's phone sends it. */
async function makeNote(text: string, seconds: number): Promise<Uint8Array> {
  const { bytes } = await encodeVoice(
    makeVoice((t) => 130 * 2 ** (t / 24), seconds),
    { serial: 7 },
  )
  speech.teach(bytes, { text, durationMs: seconds * 1_000 })
  return bytes
}

test('a voice note is there with its waveform, words and questions, on every width', async ({ openAs, phone, simulator }) => {
  test.setTimeout(120_000)
  const page = await openAs('sam')
  await simulator.sendVoiceNote(phone.id, await makeNote(said, 14))
  await expect(rowOf(page, phone.name)).toContainText('Spraakbericht 0:14')
  const { timeline } = await openConversation(page, phone.name)
  await expect(timeline.getByRole('region', { name: 'Kern' })).toBeVisible({ timeout: 20_000 })
  for (const look of [...looks.nl, looks.en[0]].filter((one) => one !== undefined)) {
    await show(page, look, page.url())
    await expect(timeline.getByRole('region', { name: 'Kern' })).toBeVisible()
    await keep(page, `voice-note-${look.name}`)
  }
})

test('the note plays with its words marked, is heard to the end, and the next one plays on', async ({ openAs, phone, simulator }) => {
  test.setTimeout(90_000)
  const page = await openAs('sam')
  await simulator.sendVoiceNote(phone.id, await makeNote('Eerste deel van mijn vraag, luister goed.', 2.5))
  await simulator.sendVoiceNote(phone.id, await makeNote('Tweede deel, dat was alles.', 2.2))
  const { timeline } = await openConversation(page, phone.name)
  const [first, second] = [timeline.getByRole('article').nth(0), timeline.getByRole('article').nth(1)]
  await expect(first.getByText('Eerste')).toBeVisible({ timeout: 20_000 })
  await expect(second.getByText('Tweede')).toBeVisible({ timeout: 20_000 })
  const slider = first.getByRole('slider')
  await expect(slider).toHaveAttribute('aria-valuetext', /^0 seconden van [23] seconden$/)

  await first.getByRole('button', { name: 'Afspelen' }).click()
  await expect(first.locator('[data-now]')).not.toHaveText('')
  await expect(first.getByRole('button', { name: 'Pauzeren' })).toBeVisible()
  await expect(second.getByRole('button', { name: 'Pauzeren' })).toBeVisible({ timeout: 15_000 })
  await expect(first.getByRole('button', { name: 'Afspelen' })).toBeVisible()
  await expect(first).toContainText('Beluisterd door Sam')
  await expect(second).toContainText('Beluisterd door Sam', { timeout: 15_000 })
  await expect(first.getByText('Nog niet beluisterd')).toHaveCount(0)

  await second.getByText('alles.', { exact: true }).click()
  await expect(second.locator('[data-now]')).toHaveText('alles.')
  await expect(first.getByRole('button', { name: 'Pauzeren' })).toHaveCount(0)
  await slider.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', /^[23] seconden van/)
  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuenow', '0')
  await first.getByRole('button', { name: 'Afspeelsnelheid 1×' }).click()
  await expect(second.getByRole('button', { name: 'Afspeelsnelheid 1,5×' })).toBeVisible()
})

test('a transcript is put right in its place, and what the machine heard stays', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  await simulator.sendVoiceNote(phone.id, await makeNote('Ik wacht op pakket van annet.', 1.7))
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  await expect(note).toContainText('pakket van annet', { timeout: 20_000 })
  await note.getByRole('button', { name: 'Tekst verbeteren' }).click()
  await note.getByRole('textbox', { name: 'Verbeterde tekst' }).fill('Ik wacht op het pakket van Annette.')
  await note.getByRole('button', { name: 'Opslaan' }).click()
  await expect(note).toContainText('verbeterd door Sam de Wit')
  await note.getByRole('button', { name: 'Origineel tonen' }).click()
  await expect(note).toContainText('Ik wacht op pakket van annet.')
  await expect(rowOf(page, phone.name)).toContainText('het pakket van Annette')
})

test('a refused transcript says why in words, the note plays all the same, and trying again writes it down', async ({
  openAs,
  phone,
  simulator,
}) => {
  const page = await openAs('sam')
  speech.faults.failures = [{ status: 401 }]
  await simulator.sendVoiceNote(phone.id, await makeNote('Nu wel.', 1.9))
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  await expect(note).toContainText('de sleutel voor de spraakherkenning klopt niet', { timeout: 20_000 })
  await expect(note.getByRole('button', { name: 'Afspelen' })).toBeEnabled()
  await note.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await expect(note).toContainText('Nu wel.', { timeout: 20_000 })
})

test('the phone records, the agent reads along and answers by voice, the phone plays it and that comes back', async ({
  openAs,
  phone,
  simulator,
  context,
}) => {
  test.setTimeout(120_000)
  const page = await openAs('sam')
  const desk = await context.newPage()
  await desk.goto(`${simulator.url}/?phones=${phone.id}`)
  const onPhone = desk.getByRole('region', { name: `Phone of ${phone.name}` })
  await onPhone.getByRole('button', { name: 'Record voice note' }).click()
  await expect(onPhone.getByRole('timer')).toHaveText('0:03')
  await onPhone.getByRole('button', { name: 'Send voice note' }).click()

  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  await expect(note).toContainText('Hallo, hoort u mij?', { timeout: 20_000 })
  expect(await note.getByRole('slider').evaluate(countDifferentBars)).toBeGreaterThan(3)
  await note.getByRole('button', { name: 'Afspelen' }).click()
  await expect(note.locator('[data-now]')).not.toHaveText('')

  await page.getByRole('button', { name: 'Spraakbericht opnemen' }).click()
  const panel = page.getByRole('group', { name: 'Spraakbericht opnemen' })
  await expect(note.getByRole('button', { name: 'Pauzeren' })).toHaveCount(0)
  await expect(panel.getByRole('timer')).toHaveText('0:02')
  await keep(page, 'recorder-recording')
  await panel.getByRole('button', { name: 'Pauzeren' }).click()
  await expect(panel.getByText('Gepauzeerd')).toBeAttached()
  await panel.getByRole('button', { name: 'Verder opnemen' }).click()
  await panel.getByRole('button', { name: 'Stoppen en terugluisteren' }).click()
  await panel.getByRole('button', { name: 'Afspelen' }).click()
  await expect(panel.getByRole('slider')).not.toHaveAttribute('aria-valuenow', '0')
  await panel.getByRole('checkbox', { name: 'Ook als tekst sturen' }).check()
  await panel.getByRole('textbox', { name: 'Tekst bij het spraakbericht' }).fill('Ja, we horen je. We sturen een nieuwe pot.')
  await keep(page, 'recorder-listening-back')
  await panel.getByRole('button', { name: 'Spraakbericht verzenden' }).click()

  const arrived = await simulator.waitForMessage(phone.id, (message) => message.type === 'audio' && !message.isMine, 20_000)
  const { id: sentFile } = z.object({ id: z.string(), voice: z.literal(true) }).parse(arrived.content)
  expect(findVoiceFileProblems(await simulator.download(sentFile))).toEqual([])
  await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('We sturen een nieuwe pot'))
  const answer = timeline.getByRole('article').nth(1)
  await onPhone.locator(`[data-message-id="${arrived.id}"]`).getByRole('button', { name: 'Play voice note' }).click()
  await expect(answer).toContainText('Afgespeeld', { timeout: 15_000 })
  await keep(page, 'voice-answer-played')
})

test('a microphone that may not be used, and one that is not there, are told in plain words', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'Hallo?')
  const conversation = await openConversation(page, phone.name)
  await expect(conversation.timeline).toContainText('Hallo?')
  for (const [name, words] of [
    ['NotAllowedError', 'De browser mag de microfoon niet gebruiken'],
    ['NotFoundError', 'Er is geen microfoon gevonden'],
    ['NotReadableError', 'Een ander programma gebruikt de microfoon'],
  ] as const) {
    await page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error))
    }, name)
    await conversation.timeline.focus()
    await page.keyboard.press('v')
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    if (name === 'NotAllowedError') await keep(page, 'recorder-denied')
    await page.getByRole('button', { name: 'Sluiten', exact: true }).click()
  }
  await expect(conversation.field).toBeFocused()
})

test('a recording left behind waits in its conversation, and one sent without a network goes out when it is back', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(90_000)
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'Bel je of spreek je in?')
  await openConversation(page, phone.name)
  await page.getByRole('button', { name: 'Spraakbericht opnemen' }).click()
  const panel = page.getByRole('group', { name: 'Spraakbericht opnemen' })
  await expect(panel.getByRole('timer')).toHaveText('0:02')
  await page.getByRole('link', { name: /^Open/ }).first().click()
  await expect(panel).toHaveCount(0)
  const { timeline } = await openConversation(page, phone.name)
  await expect(panel.getByRole('group', { name: 'Terugluisteren' })).toBeVisible()

  await page.context().setOffline(true)
  await panel.getByRole('button', { name: 'Spraakbericht verzenden' }).click()
  await expect(timeline).toContainText('Wacht op verbinding en gaat dan vanzelf uit')
  await page.context().setOffline(false)
  await simulator.waitForMessage(phone.id, (message) => message.type === 'audio' && !message.isMine, 30_000)
  await expect(timeline.getByRole('article').nth(1)).toContainText('Afgeleverd')
})

/** Different heights among the bars of a waveform. */
function countDifferentBars(element: Element): number {
  const path = element.querySelector('path')?.getAttribute('d') ?? ''
  return new Set(path.match(/V[\d.]+/g)).size
}

test('each state of a recording is told: invented, silent, right to left, unreadable, and a file with sound', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(120_000)
  const page = await openAs('sam')
  const { timeline } = await (async () => {
    await simulator.sendVoiceNote(phone.id, await makeNote('السلام عليكم، متى تصل طلبيتي رقم 4512345؟', 4))
    return openConversation(page, phone.name)
  })()
  const note = (index: number) => timeline.getByRole('article').nth(index)
  const words = (index: number) => note(index).getByRole('region', { name: 'Wat er gezegd is' })
  await expect(words(0)).toContainText('السلام', { timeout: 20_000 })
  expect(
    await words(0)
      .getByText('السلام')
      .evaluate((element) => getComputedStyle(element).direction),
  ).toBe('rtl')

  speech.faults.answer = 'loop'
  await simulator.sendVoiceNote(phone.id, await makeNote('', 3.1))
  await expect(note(1)).toContainText('Het gestippelde herhaalt zich', { timeout: 20_000 })
  speech.faults.answer = 'silence'
  await simulator.sendVoiceNote(phone.id, await makeNote('', 3.3))
  await expect(note(2)).toContainText('Hier is waarschijnlijk niets gezegd', { timeout: 20_000 })
  await expect(note(2)).not.toContainText('Ondertiteld door niemand')
  await note(2).getByRole('button', { name: 'Toch tonen' }).click()
  await expect(note(2)).toContainText('Ondertiteld door niemand')
  speech.faults.answer = 'heard'

  await simulator.sendVoiceNote(phone.id, new TextEncoder().encode('This is no sound at all.'))
  await expect(note(3)).toContainText('dit is geen geluid', { timeout: 20_000 })
  await expect(note(3).getByRole('link', { name: 'Downloaden' })).toBeVisible()
  const { id } = await simulator.upload(phone.id, await makeNote(`Een bestand. ${said} ${said} ${said}`, 30), { mimeType: 'audio/ogg' })
  await simulator.send(phone.id, { type: 'audio', mediaId: id, voice: false })
  await expect(note(4)).toContainText('Een bestand.', { timeout: 20_000 })
  await note(4).getByRole('button', { name: 'Alles tonen' }).click()
  await expect(note(4).getByRole('button', { name: 'Minder tonen' })).toBeVisible()
  for (const look of [looks.nl[0], looks.nl[3]]) {
    if (!look) throw new Error('the look must be there')
    await show(page, look, page.url())
    await expect(words(4)).toBeVisible()
    await keep(page, `recording-states-end-${look.name}`)
    await timeline.evaluate((element) => element.scrollTo(0, 0))
    await expect(words(0)).toBeVisible()
    await keep(page, `recording-states-${look.name}`)
  }
})

test('a browser that plays no Ogg is given WebM, and one that plays neither WAV', async ({ openAs, phone, simulator }) => {
  const page = await openAs('sam')
  await simulator.sendVoiceNote(phone.id, await makeNote('Hoort u mij ook hier?', 2.7))
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  for (const [played, form] of [
    ['webm', 'webm'],
    ['wav', 'wav'],
  ] as const) {
    await page.addInitScript((type) => {
      HTMLMediaElement.prototype.canPlayType = (asked) => (asked.includes(type) ? 'probably' : '')
    }, played)
    await page.reload()
    await expect(note).toContainText('Hoort u mij ook hier?', { timeout: 20_000 })
    const asked = page.waitForRequest((request) => request.url().includes(`as=${form}`))
    await note.getByRole('button', { name: 'Afspelen' }).click()
    await asked
    await expect(note.locator('[data-now]')).not.toHaveText('')
  }
})
