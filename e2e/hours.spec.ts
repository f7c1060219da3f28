import type { Page } from '@playwright/test'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { expect, makePhone, openConversation, type Phone, rowOf, test } from './fixtures.ts'
import type { SimulatorClient } from './simulator/client.ts'

const dateIn = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + days * 24 * 3_600_000))

async function speak(simulator: SimulatorClient, phone: Phone): Promise<void> {
  const voice = makeVoice((t) => 120 * 2 ** (t / 24), 2 + Math.random())
  const { id } = await simulator.upload(phone.id, (await encodeVoice(voice, { serial: 7 })).bytes, { mimeType: 'audio/ogg; codecs=opus' })
  await simulator.send(phone.id, { type: 'audio', mediaId: id, voice: true })
}

async function automaticMessages(simulator: SimulatorClient, phone: Phone): Promise<string[]> {
  const { messages } = await simulator.conversation(phone.id)
  return messages
    .map((message) => JSON.stringify(message.content))
    .filter((content) => content.includes('automatisch bericht'), acknowledgedMs)
}

/** As an admin's own page would: what a journey changed for everybody is put back. */
async function put(page: Page, path: string, body: unknown): Promise<void> {
  const status = await page.evaluate(
    async ({ path, body }) => {
      const response = await fetch(`/api/v1${path}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return response.status
    },
    { path, body },
  )
  expect(status).toBe(200)
}

async function get<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (path) => (await fetch(`/api/v1${path}`)).json(), path)
}

/** A first note's transcript is waited for, to answer in its language; here the speech endpoint is down. */
const acknowledgedMs = 45_000

test('a note outside opening hours gets one message with the right time, which counts down until an agent answers', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(200_000)
  const ada = await openAs('ada')
  await ada.goto('/admin/hours')
  const { isOpen: _, opensAt: __, closesAt: ___, version: ____, ...hoursBefore } = await get<Record<string, unknown>>(ada, '/hours')
  const { items } = await get<{ items: { id: string }[] }>(ada, '/connections')
  const rulePath = `/connections/${items[0]?.id}/acknowledgement`
  const ruleBefore = await get<Record<string, unknown>>(ada, rulePath)
  try {
    // An hour of opening, however many others are waiting for an answer.
    await put(ada, rulePath, { ...ruleBefore, floorMinutes: 60, ceilingMinutes: 60 })
    await ada.reload()
    // Closed today, and tomorrow open from nine to five whatever day it is.
    for (const [index, name] of ['Inventarisatie', 'Koopdag'].entries()) {
      await ada.getByRole('button', { name: 'Dag toevoegen' }).click()
      const day = ada.getByRole('region', { name: 'Andere dagen' }).getByRole('listitem').nth(index)
      await day.getByLabel('Datum').fill(dateIn(index))
      await day.getByLabel('Naam').fill(name)
    }
    await ada.getByRole('button', { name: 'Uren toevoegen op Koopdag' }).click()
    await ada.getByRole('button', { name: 'Openingstijden opslaan' }).click()
    await expect(ada.getByText('Nu gesloten, open morgen 09:00')).toBeVisible()
    await ada.getByLabel('Automatisch bevestigen').check()
    await ada.getByRole('article').getByRole('button', { name: 'Opslaan' }).click()
    await expect(ada.getByRole('article').getByText('Aan', { exact: true })).toBeVisible()

    await speak(simulator, phone)
    const told = await simulator.waitForMessage(
      phone.id,
      (message) => JSON.stringify(message.content).includes('automatisch bericht'),
      acknowledgedMs,
    )
    expect(JSON.stringify(told.content)).toContain('We zijn nu gesloten; een medewerker antwoordt morgen voor 10:00.')

    const sam = await openAs('sam')
    await expect(rowOf(sam, phone.name)).toContainText(/Antwoord beloofd ·\s*nog \d/)
    const conversation = await openConversation(sam, phone.name)
    const header = sam.getByRole('heading', { name: phone.name }).locator('..')
    await expect(header).toContainText(/Antwoord beloofd ·\s*nog \d/)
    await expect(conversation.timeline.getByRole('article', { name: 'Bericht van Automatisch bericht' })).toContainText('morgen voor 10:00')
    await speak(simulator, phone)
    await expect(conversation.timeline.getByRole('article', { name: `Bericht van ${phone.name}` })).toHaveCount(2)
    await conversation.write('Ik zoek het voor je uit')
    await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('Ik zoek het'))
    await expect(header).not.toContainText('Antwoord beloofd')
    await expect(rowOf(sam, phone.name)).not.toContainText('Antwoord beloofd')
    expect(await automaticMessages(simulator, phone)).toHaveLength(1)

    await ada.getByLabel('Koopdag van').fill('13')
    await ada.getByRole('button', { name: 'Openingstijden opslaan' }).click()
    await expect(ada.getByText('Nu gesloten, open morgen 13:00')).toBeVisible()
    const other = await makePhone(simulator, 'Amira')
    await speak(simulator, other)
    const later = await simulator.waitForMessage(
      other.id,
      (message) => JSON.stringify(message.content).includes('automatisch bericht'),
      acknowledgedMs,
    )
    expect(JSON.stringify(later.content)).toContain('morgen voor 14:00')
  } finally {
    await put(ada, '/hours', hoursBefore)
    await put(ada, rulePath, ruleBefore)
  }
})

test('of two admins who change the hours at once, the second is told, and nothing of the first is lost', async ({ openAs }) => {
  const [first, second] = [await openAs('ada'), await openAs('ada')]
  const { isOpen: _, opensAt: __, closesAt: ___, version: ____, ...before } = await get<Record<string, unknown>>(first, '/hours')
  try {
    for (const page of [first, second]) await page.goto('/admin/hours')
    const saturdayOf = (page: Page) => page.getByLabel('zaterdag van')
    for (const [page, from] of [
      [first, '10'],
      [second, '12'],
    ] as const) {
      await page.getByRole('button', { name: 'Uren toevoegen op zaterdag' }).click()
      await saturdayOf(page).fill(from)
    }
    await first.getByRole('button', { name: 'Openingstijden opslaan' }).click()
    await expect(first.getByText('Openingstijden opgeslagen', { exact: true })).toBeVisible()
    await second.getByRole('button', { name: 'Openingstijden opslaan' }).click()
    await expect(second.getByText('Iemand anders heeft de openingstijden intussen gewijzigd')).toBeVisible()
    await expect(saturdayOf(second)).toHaveValue('12:00')
    await second.getByRole('button', { name: 'Nieuwste tijden tonen' }).click()
    await expect(saturdayOf(second)).toHaveValue('10:00')
    await saturdayOf(second).fill('11')
    await second.getByRole('button', { name: 'Openingstijden opslaan' }).click()
    await expect(second.getByText('Openingstijden opgeslagen', { exact: true })).toBeVisible()
    expect(await get(first, '/hours')).toMatchObject({ weekly: { saturday: [{ from: '11:00' }] } })
  } finally {
    await put(first, '/hours', before)
  }
})

test('measuring pitch is switched on only with the acknowledgement, and off with what was measured', async ({ openAs }) => {
  const ada = await openAs('ada')
  await ada.goto('/admin/privacy')
  const pitch = ada.getByRole('form', { name: 'Toonhoogte van spraakberichten' })
  await expect(pitch.getByText('Uit', { exact: true })).toBeVisible()
  await pitch.getByRole('button', { name: 'Inschakelen' }).click()
  await expect(pitch.getByText('Uit', { exact: true })).toBeVisible() // nothing happens before the tick
  await pitch.getByLabel(/Ik weet dat klanten moeten horen/).check()
  await pitch.getByRole('button', { name: 'Inschakelen' }).click()
  await expect(pitch.getByText('Wordt gemeten', { exact: true })).toBeVisible()
  await expect(pitch.getByText(/door Ada Vermeer/)).toBeVisible()
  await ada.goto('/admin/audit')
  await expect(ada.getByText('privacy.pitch_switched_on').first()).toBeVisible()
  await ada.goto('/admin/privacy')
  await pitch.getByRole('button', { name: 'Uitschakelen' }).click()
  await expect(pitch.getByRole('button', { name: 'Inschakelen' })).toBeVisible()
})
