// Understanding and answering a customer with the machine's help: a translation beside the original, a draft to go on
// from, and a typed answer as a voice. Through the real browser and worker, with speech and language endpoints over real HTTP.
import { z } from 'zod'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { draftGap } from '../lib/drafts/draft-gap.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { timelineEntrySchema } from '../lib/timeline/timeline-entry.ts'
import { buildTimelineItems } from '../lib/timeline/timeline-items.ts'
import { estimateItemHeight } from '../lib/timeline/timeline-scroll.ts'
import { expect, openConversation, requiredEnv, rowOf, test } from './fixtures.ts'
import { keep, show, speak } from './gallery-page.ts'
import { type LanguageServer, startLanguageServer } from './language-server/start-language-server.ts'
import { type SpeechServer, startSpeechServer } from './speech-server/start-speech-server.ts'

let speech: SpeechServer
let language: LanguageServer

test.beforeAll(async () => {
  speech = await startSpeechServer(Number(requiredEnv('E2E_SPEECH_PORT')))
  language = await startLanguageServer(Number(requiredEnv('E2E_LANGUAGE_PORT')))
})

test.afterAll(async () => {
  await speech.stop()
  await language.stop()
})

test.beforeEach(() => {
  Object.assign(speech.faults, { delayMs: 0, failures: [], answer: 'heard' })
  Object.assign(language.faults, { delayMs: 0, statuses: [], knowsSchemas: true, answer: 'good' })
  language.answer = () => ({})
})

async function makeNote(text: string, seconds: number, spokenIn = 'dutch'): Promise<Uint8Array> {
  const { bytes } = await encodeVoice(
    makeVoice((t) => 150 * 2 ** (t / 24), seconds),
    { serial: 8 },
  )
  speech.teach(bytes, { text, language: spokenIn, durationMs: seconds * 1_000 })
  return bytes
}

const shown = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ name: `${width}-${colorScheme}`, width, height: 844, colorScheme })),
)

test('a note in a language nobody here reads is translated below its original for everybody who looks', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(120_000)
  const original = 'Bonjour, ma commande 4512345 est arrivée cassée. Pouvez-vous en envoyer une autre ?'
  language.answer = ({ name }) =>
    name === 'translation'
      ? { translation: 'Goedendag, mijn bestelling 4512345 is kapot aangekomen. Kunt u een andere sturen?' }
      : { summary: 'Bestelling 4512345 kwam kapot aan; vraagt om een andere.', questions: [], facts: [] }
  language.faults.statuses = [401, 401]
  const [page, other] = [await openAs('sam'), await openAs('lotte')]
  await simulator.sendVoiceNote(phone.id, await makeNote(original, 3.4, 'french'))
  const { timeline } = await openConversation(page, phone.name)
  const note = timeline.getByRole('article').first()
  await expect(note).toContainText('Niet vertaald: de sleutel voor het taalmodel klopt niet', { timeout: 20_000 })
  await keep(page, 'translation-failed')
  const { timeline: theirs } = await openConversation(other, phone.name)
  await note.getByRole('button', { name: 'Opnieuw proberen' }).click()

  for (const one of [timeline, theirs]) {
    const translation = one.getByRole('region', { name: 'Machinevertaling' })
    await expect(translation).toContainText('kapot aangekomen', { timeout: 20_000 })
    await expect(translation).toContainText(/via 127\.0\.0\.1:\d+/)
    await expect(translation.getByText('kapot aangekomen')).toHaveAttribute('lang', 'nl')
    const words = one.getByRole('region', { name: 'Wat er gezegd is' })
    await expect(words).toContainText('est arrivée cassée')
    await expect(words.locator('[lang="fr"]')).toContainText('Bonjour')
  }
  for (const look of shown) {
    await show(page, look, page.url())
    await expect(timeline.getByRole('region', { name: 'Machinevertaling' })).toBeVisible()
    await keep(page, `translation-${look.name}`)
  }
})

test('somebody with the screens in another language than their colleagues’ asks for a translation into it', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(90_000)
  const page = await openAs('lotte')
  await simulator.sendVoiceNote(phone.id, await makeNote('Mijn lavendel is niet meegekomen.', 2.9))
  await expect(rowOf(page, phone.name)).toContainText('Mijn lavendel', { timeout: 20_000 })
  await rowOf(page, phone.name).click()
  await expect(page.getByRole('log')).toContainText('Mijn lavendel is niet meegekomen.')
  await expect(page.getByRole('button', { name: /^Vertalen naar/ })).toHaveCount(0)
  language.answer = ({ name }) => (name === 'translation' ? { translation: 'My lavender did not come with it.' } : {})
  await speak(page, 'en')
  try {
    await expect(page.getByRole('button', { name: 'Translate into English' })).toBeVisible()
    await keep(page, 'translation-offered-en')
    language.faults.delayMs = 1_500
    const button = page.getByRole('button', { name: 'Translate into English' })
    // The region that announces is there before there is anything to say; the keyboard stays, and goes on from what came.
    const announced = page.getByRole('log').locator('p:has(svg) > [role=status]')
    await expect(announced).toHaveText('')
    await button.press('Enter')
    await expect(announced).toHaveText('Being translated')
    await expect(button).toBeFocused()
    await keep(page, 'translation-working-en')
    const translation = page.getByRole('region', { name: 'Machine translation' })
    await expect(translation).toContainText('My lavender did not come with it.', { timeout: 20_000 })
    await expect(translation).toBeFocused()
    await expect(page.getByRole('log').getByText('Translated', { exact: true })).toHaveRole('status')
    await expect(page.getByRole('region', { name: 'What was said' })).toContainText('Mijn lavendel is niet meegekomen.')
    await keep(page, 'translation-asked-en')
  } finally {
    await speak(page, 'nl')
  }
})

test('a long history is laid out nearly as high as it is before it is drawn', async ({ openAs, phone, simulator }) => {
  test.setTimeout(120_000)
  const long = 'Mijn bestelling 4512345 van € 84,50 is op 3 november bezorgd in de Kerkstraat 12, maar er zit een barst in de grote pot. '
  language.answer = ({ name }) =>
    name === 'translation'
      ? { translation: 'Goedendag, mijn bestelling 4512345 is kapot aangekomen. Kunt u een andere sturen? Ik heb hem zaterdag nodig.' }
      : {
          summary: 'Bestelling kwam kapot aan; vraagt om een andere.',
          questions: [{ text: 'Kunnen jullie een nieuwe sturen?' }],
          facts: [{ kind: 'order_number', text: '4512345' }],
        }
  const page = await openAs('sam')
  await simulator.sendVoiceNote(phone.id, await makeNote('Kort.', 1.5))
  await simulator.sendVoiceNote(phone.id, await makeNote(`${long}Kunnen jullie een nieuwe sturen?`, 5.5))
  await simulator.sendVoiceNote(phone.id, await makeNote(`${long.repeat(6)}En wanneer dan?`, 6.5))
  await simulator.sendVoiceNote(
    phone.id,
    await makeNote(`Bonjour, la commande 4512345 est cassée. ${'Je voudrais une autre. '.repeat(3)}`, 3.6, 'french'),
  )
  const { timeline } = await openConversation(page, phone.name)
  await expect(timeline.getByRole('region', { name: 'Machinevertaling' })).toBeVisible({ timeout: 30_000 })
  await expect(timeline.getByRole('region', { name: 'Kern' })).toHaveCount(3, { timeout: 30_000 })

  const read = async (path: string) => (await page.request.get(new URL(`/api/v1/${path}`, page.url()).href)).json()
  const { customerId } = z.object({ customerId: z.string() }).parse(await read(`conversations/${page.url().split('/').at(-1)}`))
  const { items } = z.object({ items: z.array(timelineEntrySchema) }).parse(await read(`customers/${customerId}/timeline`))
  const rows = buildTimelineItems(items.reverse(), { unreadAfter: null, timeZone: 'Europe/Amsterdam' })
  for (const row of rows) {
    if (row.kind !== 'entry' || row.entry.kind !== 'voice_note') continue
    const drawn = timeline.locator('[data-index]').filter({ has: page.locator(`[data-entry="${row.entry.id}"]`) })
    const height = await drawn.evaluate((element) => element.getBoundingClientRect().height)
    expect(Math.abs(estimateItemHeight(row, 'nl') - height) / height).toBeLessThan(0.08)
  }
})

test('a draft names each question below what was typed, is undone, and is not sent with room left in it', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(120_000)
  language.faults.answer = 'garbage'
  const page = await openAs('sam')
  const asked = 'Mijn bestelling 4512346 is kapot. Kunnen jullie een nieuwe sturen? En wanneer komt die dan?'
  await simulator.sendVoiceNote(phone.id, await makeNote(asked, 4.1))
  const { timeline, field } = await openConversation(page, phone.name)
  await expect(timeline.getByRole('list', { name: 'Vragen' })).toBeVisible({ timeout: 20_000 })

  await field.fill('Dit typte ik al.')
  await page.getByRole('button', { name: 'Concept', exact: true }).click()
  await expect(field).toHaveValue(/^Dit typte ik al\.\n\nDag Tess,/)
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(field).toHaveValue('Dit typte ik al.')

  await field.fill('')
  await page.getByRole('button', { name: 'Concept', exact: true }).click()
  const gap = draftGap.replace(/[[\]]/g, '\\$&')
  await expect(field).toHaveValue(new RegExp(`Kunnen jullie een nieuwe sturen\\?\\n${gap}\\n\\nWanneer komt die dan\\?\\n${gap}`))
  await expect(page.getByRole('status').filter({ hasText: 'Concept met 2 vragen' })).toContainText('Gemaakt zonder taalmodel')
  for (const look of shown) {
    await page.setViewportSize({ width: look.width, height: look.height })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await keep(page, `draft-${look.name}`)
  }
  await page.getByRole('button', { name: 'Verzenden', exact: true }).click()
  await expect(page.getByText('Vul eerst in wat er op de plek van […] moet staan.', { exact: true })).toBeVisible()
  await expect(timeline.getByRole('article')).toHaveCount(1)
  await page.keyboard.type('Ja, dat doen we.')
  await page.getByRole('button', { name: 'Verzenden', exact: true }).click()
  await page.keyboard.type('Morgen.')
  await page.getByRole('button', { name: 'Verzenden', exact: true }).click()
  const sent = await simulator.waitForMessage(phone.id, (message) => message.type === 'text' && !message.isMine, 20_000)
  expect(JSON.stringify(sent.content)).toContain('Kunnen jullie een nieuwe sturen?\\nJa, dat doen we.')
  expect(JSON.stringify(sent.content)).not.toContain(draftGap)
})

test('a language model’s draft says so, and asks to be read', async ({ openAs, phone, simulator }) => {
  language.answer = ({ name }) =>
    name === 'answer_draft'
      ? {
          opening: 'Je vraagt naar bestelling 4512347.',
          answers: [{ question: 0, text: `Je bestelling ${draftGap}.` }],
          closing: 'Laat het weten als er nog iets is.',
        }
      : {}
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'Waar blijft bestelling 4512347?')
  const { field, timeline } = await openConversation(page, phone.name)
  await expect(timeline).toContainText('4512347')
  await page.getByRole('button', { name: 'Concept', exact: true }).click()
  await expect(field).toHaveValue(/Waar blijft bestelling 4512347\?\nJe bestelling/)
  await expect(page.getByText(/Gemaakt door een taalmodel \(127\.0\.0\.1:\d+ [\w-]+\)/)).toBeVisible()
})

test('a typed answer is spoken, listened to, and sent behind words that say what it is', async ({ openAs, phone, simulator }) => {
  test.setTimeout(120_000)
  const page = await openAs('sam')
  await simulator.sendVoiceNote(phone.id, await makeNote('Waar blijft mijn pakket?', 2.3))
  const { timeline, field } = await openConversation(page, phone.name)
  await expect(timeline).toContainText('Waar blijft mijn pakket?', { timeout: 20_000 })
  await field.fill('Uw pakket komt morgen tussen tien en twaalf.')
  speech.faults.failures = [{ status: 503 }]
  await page.getByRole('button', { name: 'Als stem' }).click()
  const panel = page.getByRole('group', { name: 'Antwoord met computerstem' })
  await expect(panel.getByRole('alert')).toContainText('De stem is nu niet bereikbaar')
  await keep(page, 'speech-failed')
  await panel.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await expect(panel).toContainText('Het volgende spraakbericht is ingesproken door een computerstem.', { timeout: 20_000 })
  await panel.getByRole('button', { name: 'Afspelen' }).click()
  await expect(panel.getByRole('slider')).not.toHaveAttribute('aria-valuenow', '0')
  for (const look of shown) {
    await page.setViewportSize({ width: look.width, height: look.height })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await keep(page, `speech-${look.name}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await panel.press('Escape')
  await expect(field).toHaveValue('Uw pakket komt morgen tussen tien en twaalf.')
  await page.getByRole('button', { name: 'Als stem' }).click()
  await panel.getByRole('combobox', { name: 'Taal' }).selectOption('en')
  await expect(panel).toContainText('The following voice message is spoken by a computer-generated voice.', { timeout: 20_000 })
  await panel.getByRole('combobox', { name: 'Taal' }).selectOption('nl')
  await expect(panel).toContainText('Het volgende spraakbericht', { timeout: 20_000 })
  await panel.getByRole('button', { name: 'Computerstem verzenden' }).click()
  await expect(field).toHaveValue('')

  const voice = await simulator.waitForMessage(phone.id, (message) => message.type === 'audio' && !message.isMine, 20_000)
  expect(voice.content).toMatchObject({ voice: true })
  const { messages } = await simulator.conversation(phone.id)
  const ours = messages.filter((message) => !message.isMine)
  expect(ours.map((message) => message.type)).toEqual(['text', 'audio'])
  expect(JSON.stringify(ours[0]?.content)).toContain('ingesproken door een computerstem')
  const answer = timeline.getByRole('article').last()
  await expect(answer).toContainText('Gesproken door een computerstem')
  await expect(answer).toContainText('Uw pakket komt morgen tussen tien en twaalf.')
  await expect(answer).toContainText('Afgeleverd', { timeout: 15_000 })
  await keep(page, 'speech-sent')
})
