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

test('an admin whose list was changed by somebody else meanwhile hears so, and both changes are kept', async ({ openAs }) => {
  const [page, other] = [await openAs('ada'), await openAs('ada')]
  await page.goto('/admin/rates')
  await other.goto('/admin/rates')
  const rows = page.getByRole('table', { name: 'Gratis en binnen het venster' }).getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  const before = await rows.allInnerTexts()
  const add = async (tab: typeof page, count: string, from: string) => {
    await tab.getByRole('button', { name: 'Regel toevoegen' }).click()
    const form = tab.getByRole('dialog')
    await form.getByLabel('Gratis antwoorden per nummer en maand').fill(count)
    await form.getByLabel('Geldig vanaf').fill(from)
    await form.getByLabel('Bron').fill('Aankondiging')
    await form.getByRole('button', { name: 'Opslaan' }).click()
    return form
  }
  let isOvertaken = false
  // The other one's save comes while ours is on its way.
  await page.route('**/api/v1/rates', async (route) => {
    if (route.request().method() === 'PUT' && !isOvertaken) {
      isOvertaken = true
      await expect(await add(other, '7001', '2032-01-01')).toBeHidden()
    }
    await route.continue()
  })

  const form = await add(page, '7002', '2033-01-01')
  await expect(page.getByRole('status').filter({ hasText: 'Iemand anders heeft de tarieven intussen gewijzigd.' })).toBeVisible()
  await form.getByRole('button', { name: 'Opslaan' }).click()
  await expect(rows.filter({ hasText: /7\.00[12] per nummer/ })).toHaveCount(2)

  for (const count of ['7.001', '7.002']) {
    const added = rows.filter({ hasText: `${count} per nummer` })
    await added.getByRole('button', { name: /^Verwijderen/ }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
    await expect(added).toHaveCount(0)
  }
  await expect.poll(() => rows.allInnerTexts()).toEqual(before)
})
