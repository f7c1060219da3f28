import { expect, test } from './fixtures.ts'
import { keep } from './gallery-page.ts'

test('an admin enters a free allowance, hears what is wrong with it, changes it and deletes it again', async ({ openAs }) => {
  const page = await openAs('ada')
  await page.goto('/admin/rates')
  const rules = page.getByRole('table', { name: 'Gratis en binnen het venster' })
  const rows = rules.getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  const before = await rows.allInnerTexts()

  await page.getByRole('button', { name: 'Regel toevoegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Gratis antwoorden per nummer en maand').fill('veel')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form.getByText('Een heel getal, tot 10 miljoen.')).toBeVisible()
  await expect(form.getByText('Vul dit in.')).toHaveCount(2)
  await keep(page, 'rates-form-refused')
  await form.getByLabel('Gratis antwoorden per nummer en maand').fill('2500')
  await form.getByLabel('Geldig vanaf').fill('2031-01-01')
  await form.getByLabel('Bron').fill('Aankondiging')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  const added = rows.filter({ hasText: '2.500 per nummer' })
  await expect(added).toContainText('Komt nog')

  await added.getByRole('button', { name: /^Wijzigen/ }).click()
  await form.getByLabel('Geldig tot').fill('2030-12-31')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(form.getByText('Moet na de begindatum liggen.')).toBeVisible()
  await form.getByLabel('Geldig tot').fill('2031-06-01')
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(added).toContainText('1 jun 2031')

  await added.getByRole('button', { name: /^Verwijderen/ }).click()
  await keep(page, 'rates-removal')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
  await expect(added).toHaveCount(0)
  // What ended for its sake goes on as before.
  await expect.poll(() => rows.allInnerTexts()).toEqual(before)
})

test('a supervisor reads the rates and cannot change them', async ({ openAs }) => {
  const page = await openAs('eva')
  await page.goto('/admin/rates')
  await expect(page.getByRole('table', { name: 'Tarieven' }).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('button', { name: /toevoegen|Wijzigen|Verwijderen|Importeren/ })).toHaveCount(0)
})
