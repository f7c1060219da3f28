import { expect, openConversation, rowOf, test } from './fixtures.ts'

test("two agents see each other's answers, typing, assignment and resolving as they happen", async ({ openAs, phone, simulator }) => {
  const sam = await openAs('sam')
  const lotte = await openAs('lotte')
  await simulator.sendText(phone.id, 'Wie helpt mij?')
  const withSam = await openConversation(sam, phone.name)
  const withLotte = await openConversation(lotte, phone.name)

  await withSam.field.pressSequentially('Ik help')
  await expect(lotte.getByText('Sam de Wit typt')).toBeVisible()
  await withSam.write('Ik help je')
  await expect(withLotte.timeline).toContainText('Ik help je')
  await expect(withLotte.timeline.getByRole('article', { name: 'Bericht van Sam de Wit' })).toContainText('Ik help je')

  await sam.getByRole('button', { name: 'Toewijzen' }).click()
  await sam.getByRole('menuitem', { name: 'Aan mij' }).click()
  await expect(rowOf(lotte, phone.name)).toContainText('Toegewezen aan Sam de Wit')

  await lotte.getByRole('button', { name: 'Afronden' }).click()
  await expect(sam.getByRole('button', { name: 'Heropenen' })).toBeVisible()
  await simulator.sendText(phone.id, 'Toch nog iets')
  await expect(sam.getByRole('button', { name: 'Afronden' })).toBeVisible()
  await expect(withSam.timeline).toContainText('Toch nog iets')
})
