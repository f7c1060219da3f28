// The text bot as a customer and an agent meet it, and the admin's hold on it.
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { conversationOn, expect, makePhone, openConversation, type Phone, rowOf, test } from './fixtures.ts'
import type { SimulatorClient } from './simulator/client.ts'

const buttonsMessage = z.object({
  body: z.object({ text: z.string() }),
  action: z.object({ buttons: z.array(z.object({ reply: z.object({ id: z.string(), title: z.string() }) })) }),
})
/** A first message may have to wait for the model to be trained. */
const answeredMs = 30_000

async function botSays(simulator: SimulatorClient, phone: Phone, words: string) {
  return simulator.waitForMessage(phone.id, (message) => !message.isMine && JSON.stringify(message.content).includes(words), answeredMs)
}

async function tap(simulator: SimulatorClient, phone: Phone, words: string, title: string): Promise<void> {
  const message = await botSays(simulator, phone, words)
  const button = buttonsMessage.parse(message.content).action.buttons.find(({ reply }) => reply.title === title)
  await simulator.send(phone.id, { type: 'button_reply', messageId: message.id, id: button?.reply.id ?? '', title })
}

async function switchBot(ada: Page, isOn: boolean): Promise<void> {
  await ada.goto('/admin/tasks')
  const name = isOn ? /^Bot aanzetten voor/ : /^Bot uitzetten voor/
  const button = ada.getByRole('button', { name })
  const other = ada.getByRole('button', { name: isOn ? /^Bot uitzetten voor/ : /^Bot aanzetten voor/ })
  await expect(button.or(other)).toBeVisible()
  if (await button.isVisible()) await button.click()
  await expect(other).toBeVisible()
}

test.describe('the bot', () => {
  test.beforeEach(async ({ openAs }) => switchBot(await openAs('ada'), true))
  test.afterEach(async ({ openAs }) => switchBot(await openAs('ada'), false))

  test('answers a question alone, closes it when it helped, and is seen for what it is', async ({ openAs, phone, simulator }) => {
    const sam = await openAs('sam')
    await simulator.sendText(phone.id, 'hoe laat zijn jullie open?')
    await botSays(simulator, phone, 'Je chat met de automatische assistent van')
    const conversation = await openConversation(sam, phone.name)
    const answer = conversation.timeline.getByRole('article', { name: 'Bericht van Automatische assistent' })
    await expect(answer).toContainText('maandag–vrijdag: 09:00–17:00')
    await expect(answer.getByRole('listitem')).toHaveText(['Ja, opgelost', 'Klopt niet', 'Medewerker'])
    await tap(simulator, phone, 'openingstijden', 'Ja, opgelost')
    await botSays(simulator, phone, 'Heb je nog iets')
    await expect(conversation.timeline.getByText('Gesprek afgerond')).toBeVisible()
  })

  test('gives way to whoever asks for a person, and tells them so after it has', async ({ openAs, phone, simulator }) => {
    const sam = await openAs('sam')
    await simulator.sendText(phone.id, 'wat zijn jullie openingstijden')
    await botSays(simulator, phone, 'openingstijden')
    await simulator.sendText(phone.id, 'mens graag')
    await botSays(simulator, phone, 'Ik heb je vraag doorgegeven aan een medewerker.')
    const conversation = await openConversation(sam, phone.name)
    await expect(conversation.timeline.locator('summary').filter({ hasText: 'Asks for a person' })).toBeVisible()
  })

  test('is silent from the moment an agent answers', async ({ openAs, phone, simulator }) => {
    const sam = await openAs('sam')
    await simulator.sendText(phone.id, 'hallo')
    await botSays(simulator, phone, 'Waar gaat je vraag over?')
    await rowOf(sam, phone.name).click()
    const conversation = conversationOn(sam, phone.name)
    await conversation.write('Dag, ik help je verder')
    await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('ik help je verder'))
    await simulator.sendText(phone.id, 'hoe laat zijn jullie open?')
    // Another customer's answer, asked for later, is there: by then this one's would have been too.
    const other = await makePhone(simulator, 'Amira')
    await simulator.sendText(other.id, 'hoe laat zijn jullie open?')
    await botSays(simulator, other, 'openingstijden')
    const { messages } = await simulator.conversation(phone.id)
    expect(messages.filter((message) => JSON.stringify(message.content).includes('openingstijden'))).toEqual([])
  })

  test('can be tried out by an admin, and taught a task of their own', async ({ openAs, phone, simulator }) => {
    test.setTimeout(120_000)
    const ada = await openAs('ada')
    await ada.goto('/admin/tasks')
    await ada.getByLabel('Bericht van een klant').fill('hoe laat gaan jullie dicht')
    await ada.getByRole('button', { name: 'Versturen' }).click()
    const tryOut = ada.getByRole('log', { name: 'Uitproberen' })
    await expect(tryOut).toContainText('We zijn nu', { timeout: answeredMs })
    await tryOut.getByRole('button', { name: 'Medewerker' }).click()
    await expect(tryOut).toContainText('Ik heb je vraag doorgegeven')

    await ada.getByRole('button', { name: 'Taak toevoegen' }).click()
    const form = ada.getByRole('dialog', { name: 'Taak toevoegen' })
    await form.getByLabel('Naam', { exact: true }).fill('Parkeren')
    const dutch = form.getByRole('group', { name: 'Nederlands' })
    await dutch.getByLabel('Tekst op de knop').fill('Parkeren')
    await dutch.getByLabel('Voorbeelden').fill(parking.join('\n'))
    await dutch.getByLabel('Antwoord').fill('Je kunt gratis parkeren achter de winkel.')
    await form.getByRole('button', { name: 'Opslaan' }).click()
    await expect(form).toBeHidden()
    await expect(ada.getByText(/Het model beantwoordt/)).toBeVisible({ timeout: answeredMs })
    await simulator.sendText(phone.id, 'is er parkeergelegenheid bij jullie?')
    await botSays(simulator, phone, 'gratis parkeren achter de winkel')
    await ada.getByRole('button', { name: 'Parkeren wijzigen' }).click()
    await ada.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click()
    await expect(ada.getByRole('button', { name: 'Parkeren wijzigen' })).toBeHidden()
  })
})

const parking = [
  'kan ik bij jullie parkeren',
  'waar kan ik parkeren',
  'is er een parking',
  'hebben jullie parkeerplaatsen',
  'is parkeren gratis',
  'waar laat ik mijn auto',
  'kan ik met de auto komen en parkeren',
  'parkeerplek voor de deur?',
  'hoeveel kost parkeren bij jullie',
  'is er plaats om te parkeren',
  'parking aan de winkel aanwezig?',
  'parkeergelegenheid bij de winkel',
  'waar parkeer ik het best',
  'mag ik op de stoep parkeren',
  'is er een parkeergarage in de buurt',
]

test('an admin adds a keyword, sees it work before it is saved, and the next message follows it', async ({ openAs, phone, simulator }) => {
  const ada = await openAs('ada')
  await ada.goto('/admin/routing')
  await ada.getByRole('button', { name: 'Legal steps and supervisors wijzigen' }).click()
  const form = ada.getByRole('dialog')
  const phrases = form.getByLabel('Woorden en zinsdelen')
  await phrases.fill(`${await phrases.inputValue()}\nvliegramp`)
  await form.getByRole('button', { name: 'Overnemen' }).click()
  const box = ada.getByRole('region', { name: 'Probeer een bericht' })
  await box.getByLabel('Bericht').fill('wat een vliegramp met die bestelling')
  await expect(box.getByRole('status')).toContainText('Bellen', { timeout: answeredMs })
  await expect(box.getByRole('status')).toContainText('vliegramp')

  // Order is changed by keyboard too, and told.
  const first = ada.getByRole('list', { name: 'Routering' }).getByRole('listitem').first()
  await first.getByRole('button', { name: 'The customer calls omlaag' }).press('Alt+ArrowDown')
  await expect(ada.getByText('The customer calls staat nu op plaats 2 van')).toBeAttached()

  await ada.getByLabel('Waarom deze wijziging?').fill('Een woord erbij')
  await ada.getByRole('button', { name: 'Opslaan', exact: true }).click()
  await expect(ada.getByText('Regels opgeslagen. Het volgende bericht volgt ze.', { exact: true })).toBeVisible()
  await simulator.sendText(phone.id, 'dit is een vliegramp')
  const sam = await openAs('sam')
  const conversation = await openConversation(sam, phone.name)
  await expect(conversation.timeline.locator('summary').filter({ hasText: 'Words that always go' })).toBeVisible({ timeout: answeredMs })

  // And back to what it was.
  const versions = ada.getByRole('list', { name: 'Versies' })
  await versions.getByRole('listitem').last().getByRole('button', { name: 'Vergelijken' }).click()
  await expect(versions).toContainText('Trefwoorden gewijzigd: Legal steps and supervisors')
  await expect(versions).toContainText('Verplaatst: The customer calls')
  await versions.getByRole('button', { name: 'Versie 0 terugzetten als concept' }).click()
  await ada.getByLabel('Waarom deze wijziging?').fill('Terug')
  await ada.getByRole('button', { name: 'Opslaan', exact: true }).click()
  await expect(versions.getByRole('listitem').first()).toContainText('Terug')
})

test('of two admins who save rules at once the second is told, and nothing of the first is lost', async ({ openAs }) => {
  const [first, second] = [await openAs('ada'), await openAs('ada')]
  for (const page of [first, second]) await page.goto('/admin/routing')
  for (const page of [first, second]) {
    await page.getByLabel('A voice note staat aan').click()
    await page.getByLabel('Waarom deze wijziging?').fill('Tegelijk')
  }
  await first.getByRole('button', { name: 'Opslaan', exact: true }).click()
  await expect(first.getByText('Regels opgeslagen. Het volgende bericht volgt ze.', { exact: true })).toBeVisible()
  await second.getByRole('button', { name: 'Opslaan', exact: true }).click()
  await expect(second.getByRole('alert').filter({ hasText: 'Iemand anders heeft intussen versie' })).toBeVisible()
  await expect(second.getByLabel('A voice note staat aan')).not.toBeChecked()
  await second.getByRole('button', { name: 'Nieuwste regels tonen' }).click()
  await second.getByLabel('A voice note staat aan').click()
  await second.getByLabel('Waarom deze wijziging?').fill('Weer aan')
  await second.getByRole('button', { name: 'Opslaan', exact: true }).click()
  await expect(second.getByText('Regels opgeslagen. Het volgende bericht volgt ze.', { exact: true })).toBeVisible()
})
