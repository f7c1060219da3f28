import { conversationOn, expect, openConversation, test } from './fixtures.ts'

test('a closed window is said before typing, a template goes out, and the answer opens the conversation again', async ({
  openAs,
  phone,
  simulator,
}) => {
  const page = await openAs('sam')
  await simulator.send(phone.id, { type: 'text', text: 'Van eergisteren', atMs: Date.now() - 25 * 3_600_000 })
  await openConversation(page, phone.name)
  await expect(page.getByText(/Het antwoordvenster is gesloten sinds/)).toBeVisible()
  await expect(conversationOn(page, phone.name).field).toHaveCount(0)

  await page
    .getByRole('list', { name: 'Sjablonen' })
    .getByRole('button', { name: /reopen_chat.*nl/i })
    .click()
  await page.getByLabel('first_name').fill('Tess')
  await page.getByLabel('Kop: order_id').fill('A100')
  await expect(page.getByRole('region', { name: 'Voorbeeld' })).toContainText('Hoi Tess, we hebben een antwoord voor je')
  await page.getByRole('button', { name: 'Sjabloon verzenden' }).click()
  await simulator.waitForMessage(phone.id, (message) => message.type === 'template')

  await simulator.sendText(phone.id, 'Ja graag')
  const conversation = conversationOn(page, phone.name)
  await expect(conversation.field).toBeVisible()
  await conversation.write('Daar ben ik weer')
  await simulator.waitForMessage(phone.id, (message) => JSON.stringify(message.content).includes('Daar ben ik weer'))
})
