// The organisation's own words, as an admin keeps them: automatic texts in any language, canned replies and how a draft
// takes them, and the glossary.
import type { Locator, Page } from '@playwright/test'
import { expect, openConversation, test } from './fixtures.ts'
import { keep } from './gallery-page.ts'

const narrow = { width: 390, height: 844 }
const wide = { width: 1280, height: 800 }

/** A picture at both widths, light and dark; the page stays as it was found. */
async function keepBoth(page: Page, name: string, shown?: Locator): Promise<void> {
  for (const [size, colorScheme] of [
    [narrow, 'dark'],
    [wide, 'light'],
  ] as const) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await shown?.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await keep(page, `${name}-${size.width}-${colorScheme}`)
  }
}

test('an admin adds a language to the automatic texts, sees what customers read, and takes it away again', async ({ openAs }) => {
  test.setTimeout(120_000)
  const page = await openAs('ada')
  await page.goto('/admin/hours')
  const card = page.getByRole('article').first()
  const language = card.getByLabel('Taal van de tekst')
  const save = async () => {
    await card.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Ontvangstbevestiging opgeslagen', { exact: true })).toBeVisible()
    await page.reload()
    await expect(language).toBeVisible()
  }
  await language.selectOption({ label: 'Arabisch' })
  await expect(card.getByLabel('Tijdens openingstijden')).toHaveAttribute('dir', 'rtl')
  await expect(card.getByText('سيرد عليك موظف من فريقنا غدًا قبل الساعة 10:00').first()).toBeVisible()
  await keepBoth(page, 'acknowledgement-arabic', card)

  const add = card.getByLabel('Taal toevoegen')
  await add.fill('geen taal')
  await card.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(card.getByText('Kies een taal die er nog niet is, of typ haar code.')).toBeVisible()
  await add.fill('sv')
  await add.press('Enter')
  await expect(language).toHaveValue('sv')
  await card.getByLabel('Tijdens openingstijden').fill('Tack! En människa svarar senast {promise}.')
  await card.getByLabel('Buiten openingstijden').fill('Vi har stängt. En människa svarar senast {promise}.')
  await expect(card.getByText('Tack! En människa svarar senast i morgon 10:00.')).toBeVisible()
  await save()
  await language.selectOption('sv')
  await expect(card.getByLabel('Tijdens openingstijden')).toHaveValue('Tack! En människa svarar senast {promise}.')
  await card.getByRole('button', { name: 'Zweeds weghalen' }).click()
  await save()
  await expect(language.getByRole('option', { name: 'Zweeds' })).toHaveCount(0)
})

test('the notice about pitch can be in more languages, and says who is measured', async ({ openAs }) => {
  const page = await openAs('ada')
  await page.goto('/admin/privacy')
  await expect(page.getByText(/Gemeten worden alleen klanten die een van deze talen spreken: Nederlands en Engels\./)).toBeVisible()
  await page.getByLabel('Taal toevoegen').fill('Turks')
  await page.getByRole('button', { name: 'Toevoegen' }).click()
  await page.getByLabel('Wat klanten horen, Turks').fill('Sesli mesajlarınızın perdesini ölçüyoruz.')
  await expect(page.getByText(/Nederlands, Engels en Turks\./)).toBeVisible()
  await keepBoth(page, 'privacy-turkish')
  await page.getByRole('button', { name: 'Tekst weghalen: Turks' }).click()
  await expect(page.getByLabel('Wat klanten horen, Turks')).toHaveCount(0)
})

test('an admin writes a canned reply, a draft puts it under the question it is for, and it is deleted', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(150_000)
  const ada = await openAs('ada')
  await ada.goto('/admin/replies')
  await ada.getByRole('button', { name: 'Antwoord toevoegen' }).click()
  const form = ada.getByRole('dialog')
  await form.getByLabel('Vraag').fill('Repareren jullie ook grasmaaiers?')
  await form.getByLabel('Kort').fill('maaier')
  await form.getByLabel('Antwoord').fill('Ja, {klant}, breng de grasmaaier naar de werkplaats. Groet, {agent_name}')
  await expect(form.getByText('{klant} wordt niet ingevuld. Gebruik {customer_name}, {agent_name} en {order_number}.')).toBeVisible()
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form).toBeVisible() // what nobody fills in is not saved
  await keepBoth(ada, 'reply-form')
  await form.getByLabel('Antwoord').fill('Ja, {customer_name}, breng bestelling {order_number} naar de werkplaats.')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(ada.getByText('Antwoord opgeslagen', { exact: true })).toBeVisible()
  await expect(ada.getByRole('row', { name: /grasmaaiers/ })).toContainText('/maaier')

  const sam = await openAs('sam')
  await simulator.sendText(phone.id, 'Goedemorgen, repareren jullie mijn grasmaaier ook? En wanneer kan dat?')
  const { field, timeline } = await openConversation(sam, phone.name)
  await expect(timeline).toContainText('grasmaaier')
  await sam.getByRole('button', { name: 'Concept', exact: true }).click()
  await expect(field).toHaveValue(/breng bestelling \[…\] naar de werkplaats\./)
  await expect(sam.getByRole('status').filter({ hasText: 'Concept met' })).toContainText(
    'Met standaardantwoord “Repareren jullie ook grasmaaiers?”.',
  )
  await keepBoth(sam, 'draft-with-reply')

  await ada.getByRole('button', { name: 'Repareren jullie ook grasmaaiers? wijzigen' }).click()
  await ada.getByRole('button', { name: 'Verwijderen' }).click()
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
  await expect(ada.getByText('Antwoord verwijderd', { exact: true })).toBeVisible()
  await expect(ada.getByText('Repareren jullie ook grasmaaiers?')).toHaveCount(0)
})

test('an admin adds a term, pastes a list, finds a term, changes it and deletes it', async ({ openAs }) => {
  test.setTimeout(120_000)
  const page = await openAs('ada')
  await page.goto('/admin/glossary')
  await page.getByRole('button', { name: 'Term toevoegen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Term').fill('Zonnehoed')
  await dialog.getByLabel('Gehoord als').fill('Zonnehoed')
  await expect(dialog.getByText('Dit is al hoe de term geschreven wordt.')).toBeVisible()
  await dialog.getByLabel('Gehoord als').fill('zonne hoed')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('row', { name: /Zonnehoed/ })).toContainText(/Ingevoerd .* door Ada Vermeer/)

  await page.getByRole('button', { name: 'Lijst plakken' }).click()
  await dialog.getByLabel('Termen').fill('Kattenstaart; katten staart\nZonnehoed; zonne hoed\n; niets')
  await expect(dialog.getByText('Deze regels kloppen niet: 3.')).toBeVisible()
  await keepBoth(page, 'glossary-import')
  await dialog.getByLabel('Termen').fill('Kattenstaart; katten staart\nZonnehoed; zonne hoed')
  await dialog.getByRole('button', { name: '2 termen toevoegen' }).click()
  await expect(page.getByText('1 term toegevoegd · 1 stond er al', { exact: true })).toBeVisible()

  await page.getByLabel('Zoeken').fill('KATTEN')
  await expect(page.getByRole('row', { name: /Kattenstaart/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Zonnehoed/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Kattenstaart wijzigen' }).click()
  await dialog.getByLabel('Gehoord als').fill('katte start')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByLabel('Zoeken').fill('katte start')
  await page.getByRole('button', { name: 'Kattenstaart wijzigen' }).click()
  await dialog.getByRole('button', { name: 'Verwijderen' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
  await expect(page.getByText('Niets gevonden')).toBeVisible()

  const sam = await openAs('sam')
  await sam.goto('/admin/glossary')
  await expect(sam.getByRole('table', { name: 'Woordenlijst' })).toHaveCount(0) // agents are not shown it
})
