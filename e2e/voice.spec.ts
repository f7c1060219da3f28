// Voice notes from the customer's microphone to a personal answer, through the real browser, the real worker and a speech
// endpoint over real HTTP.
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { expect, openConversation, requiredEnv, rowOf, test } from './fixtures.ts'
import { keep, looks, show } from './gallery-page.ts'
import { type SpeechServer, startSpeechServer } from './speech-server/start-speech-server.ts'

const said =
  'Goedemorgen, met Noor. Mijn bestelling 4512345 is gisteren bezorgd in de Kerkstraat 12, maar er zit een barst in de grote bloempot en de lavendel ontbreekt. Ik heb er € 84,50 voor betaald. Kunnen jullie een nieuwe sturen? En wanneer komt die dan?'

let speech: SpeechServer

test.beforeAll(async () => {
  speech = await startSpeechServer(Number(requiredEnv('E2E_SPEECH_PORT')), { text: 'Hallo, hoort u mij?', durationMs: 2_000 })
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
  await expect(rowOf(page, phone.name)).toContainText('Spraakbericht')
  const { timeline } = await openConversation(page, phone.name)
  await expect(timeline.getByRole('region', { name: 'Kern' })).toBeVisible({ timeout: 20_000 })
  for (const look of [...looks.nl, looks.en[0]].filter((one) => one !== undefined)) {
    await show(page, look, page.url())
    await expect(timeline.getByRole('region', { name: 'Kern' })).toBeVisible()
    await keep(page, `voice-note-${look.name}`)
  }
})
