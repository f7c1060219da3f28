// Pitch, from the switch to the curve: nothing before the customer was told, the curve over the waveform afterwards, and
// nothing left when it is switched off and forgotten.
import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { expect, openConversation, type Phone, requiredEnv, test } from './fixtures.ts'
import { keep, looks, show } from './gallery-page.ts'
import type { SimulatorClient } from './simulator/client.ts'
import { type SpeechServer, startSpeechServer } from './speech-server/start-speech-server.ts'

let speech: SpeechServer

test.beforeAll(async () => {
  speech = await startSpeechServer(Number(requiredEnv('E2E_SPEECH_PORT')))
})

test.afterAll(async () => {
  await speech.stop()
})

/** A voice that rises by six semitones within the note. */
async function speak(simulator: SimulatorClient, phone: Phone, words: string, seconds: number): Promise<void> {
  const { bytes } = await encodeVoice(
    makeVoice((t) => 130 * 2 ** (t / seconds / 2), seconds),
    { serial: 7 },
  )
  speech.teach(bytes, { text: words, durationMs: seconds * 1_000 })
  await simulator.sendVoiceNote(phone.id, bytes)
}

/** Webhooks know whole seconds: what is said from now on was said after what has been delivered. */
async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000)
  await expect.poll(() => Math.floor(Date.now() / 1000), { intervals: [50] }).toBeGreaterThan(second)
}

async function setAcknowledging(ada: Page, isOn: boolean): Promise<void> {
  await ada.goto('/admin/hours')
  const card = ada.getByRole('article')
  await ada.getByLabel('Automatisch bevestigen').setChecked(isOn)
  await card.getByRole('button', { name: 'Opslaan' }).click()
  await expect(card.getByText(isOn ? 'Aan' : 'Uit', { exact: true })).toBeVisible()
}

test('pitch is drawn over what is said after the customer was told, and gone when it is switched off and forgotten', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(150_000)
  const [ada, sam] = [await openAs('ada'), await openAs('sam')]
  const database = postgres(requiredEnv('E2E_DATABASE_URL'), { max: 1 })
  const stored = async () => (await database`select count(*)::int as count from recordings where pitch is not null`)[0]?.count
  const pitch = ada.getByRole('form', { name: 'Toonhoogte van spraakberichten' })
  try {
    await setAcknowledging(ada, true)
    await ada.goto('/admin/privacy')
    await pitch.getByLabel('Wat klanten horen, Nederlands').fill('We meten hoe hoog je stem klinkt.')
    await pitch.getByLabel(/Ik weet dat klanten moeten horen/).check()
    await pitch.getByRole('button', { name: 'Inschakelen' }).click()
    await expect(pitch.getByText('Wordt gemeten', { exact: true })).toBeVisible()

    await speak(simulator, phone, 'Waar blijft mijn pakket?', 8)
    const told = await simulator.waitForMessage(phone.id, (one) => JSON.stringify(one.content).includes('hoe hoog je stem klinkt'), 45_000)
    expect(told.isMine).toBe(false)
    const { timeline } = await openConversation(sam, phone.name)
    const notes = timeline.getByRole('article', { name: `Bericht van ${phone.name}` })
    const curveOf = (index: number) => notes.nth(index).getByRole('slider').locator('svg.text-voice path')
    await expect(notes.nth(0)).toContainText('niet gemeten, want dat was deze klant nog niet verteld')
    await expect(curveOf(0)).toHaveCount(0)
    await expect(timeline.getByRole('article', { name: 'Bericht van Automatisch bericht' })).toContainText('Afgeleverd')

    await nextSecond()
    await speak(simulator, phone, 'Ik wacht nu al drie dagen.', 8.2)
    await expect(curveOf(1)).toHaveAttribute('d', /^M.+[LC]/, { timeout: 20_000 })
    await expect(notes.nth(1)).toContainText(/stijgt \d+(,\d)? halve tonen/)
    expect(await stored()).toBe(1)
    for (const look of [looks.nl[0], looks.nl[3]]) {
      if (!look) throw new Error('the look must be there')
      await show(sam, look, sam.url())
      await expect(curveOf(1)).toBeVisible()
      await keep(sam, `pitch-curve-${look.name}`)
    }

    await ada.reload()
    await pitch.getByLabel(/Ook vergeten wat al is gemeten/).check()
    await pitch.getByRole('button', { name: 'Uitschakelen' }).click()
    await expect(pitch.getByText('Uit', { exact: true })).toBeVisible()
    await expect(curveOf(1)).toHaveCount(0, { timeout: 20_000 })
    await speak(simulator, phone, 'Laatste keer.', 8.4)
    await expect(notes.nth(2)).toContainText('Laatste keer.', { timeout: 20_000 })
    await expect(curveOf(2)).toHaveCount(0)
    expect(await stored()).toBe(0)
  } finally {
    await database.end()
    await setAcknowledging(ada, false)
    await ada.goto('/admin/privacy')
    const off = pitch.getByRole('button', { name: 'Uitschakelen' })
    await expect(off.or(pitch.getByRole('button', { name: 'Inschakelen' }))).toBeVisible()
    if (await off.isVisible()) await off.click()
  }
})
