import { expect, openConversation, rowOf, test } from './fixtures.ts'
import { keep } from './gallery-page.ts'

test('a label one agent adds stands on the screen of the other, who can take it off again', async ({ openAs, phone, simulator }) => {
  await simulator.sendText(phone.id, 'Ik wil iets terugsturen')
  const [sam, lotte] = [await openAs('sam', { width: 1600, height: 900 }), await openAs('lotte', { width: 1600, height: 900 })]
  await openConversation(sam, phone.name)
  await openConversation(lotte, phone.name)

  await sam.getByRole('button', { name: 'Label toevoegen' }).click()
  await sam.getByRole('combobox', { name: 'Label toevoegen' }).fill('Retour')
  await sam.keyboard.press('Enter')
  const labels = lotte.getByRole('list', { name: 'Labels' })
  await expect(labels).toContainText('Retour')
  await expect(rowOf(lotte, phone.name)).toContainText('Retour')

  await sam.getByRole('button', { name: 'Label toevoegen' }).click()
  await keep(sam, 'conversation-labels')

  await lotte.getByRole('button', { name: 'Label Retour weghalen' }).click()
  await expect(sam.getByRole('list', { name: 'Labels' })).not.toContainText('Retour')
  await expect(rowOf(sam, phone.name)).not.toContainText('Retour')
})

test('labels typed faster than the server answers are all kept, those of two agents too', async ({ openAs, phone, simulator }) => {
  await simulator.sendText(phone.id, 'Ik wil iets terugsturen')
  const [sam, lotte] = [await openAs('sam', { width: 1600, height: 900 }), await openAs('lotte', { width: 1600, height: 900 })]
  await openConversation(sam, phone.name)
  await openConversation(lotte, phone.name)
  // Every change of Sam's waits until Lotte's stands.
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await sam.route('**/api/v1/conversations/*', async (route) => {
    if (route.request().method() === 'PATCH') await released
    await route.continue()
  })

  await sam.getByRole('button', { name: 'Label toevoegen' }).click()
  await sam.keyboard.type('een')
  await sam.keyboard.press('Enter')
  await sam.keyboard.type('twee')
  await sam.keyboard.press('Enter')
  await sam.keyboard.type('nog niet af')
  await lotte.getByRole('button', { name: 'Label toevoegen' }).click()
  await lotte.keyboard.type('drie')
  await lotte.keyboard.press('Enter')
  await expect(sam.getByRole('list', { name: 'Labels' })).toContainText('drie')
  release()

  for (const page of [sam, lotte]) {
    for (const name of ['een', 'twee', 'drie']) await expect(page.getByRole('button', { name: `Label ${name} weghalen` })).toBeVisible()
  }
  await expect(sam.getByRole('combobox', { name: 'Label toevoegen' })).toHaveValue('nog niet af')
})

test('Enter that takes a suggestion of an input method adds no label', async ({ openAs, phone, simulator }) => {
  await simulator.sendText(phone.id, 'Ik wil iets terugsturen')
  const page = await openAs('sam', { width: 1600, height: 900 })
  await openConversation(page, phone.name)
  await page.getByRole('button', { name: 'Label toevoegen' }).click()
  const field = page.getByRole('combobox', { name: 'Label toevoegen' })
  await field.fill('へんぴん')
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  await expect(field).toHaveValue('へんぴん')
  await field.press('Enter')
  await expect(page.getByRole('button', { name: 'Label へんぴん weghalen' })).toBeVisible()
})
