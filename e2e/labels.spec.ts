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
