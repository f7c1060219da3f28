import { expect, makePhone, rowOf, test } from './fixtures.ts'
import { keep } from './gallery-page.ts'

test('rows chosen to be compact stand closer at once, and still do on the next visit from the first paint on', async ({
  openAs,
  simulator,
}) => {
  const [first, second] = await Promise.all(['Puck', 'Roos'].map((name) => makePhone(simulator, name)))
  if (!first || !second) throw new Error('the phones must be made')
  for (const phone of [first, second]) await simulator.sendText(phone.id, 'Hallo')
  const page = await openAs('sam')
  const distance = async () => {
    const boxes = await Promise.all([first, second].map((phone) => rowOf(page, phone.name).boundingBox()))
    return Math.abs((boxes[0]?.y ?? 0) - (boxes[1]?.y ?? 0))
  }
  await expect.poll(distance).toBe(60)

  await page.getByRole('button', { name: /Account van/ }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await keep(page, 'account-menu')
  await page.keyboard.press('Escape')
  await expect.poll(distance).toBe(44)
  expect((await rowOf(page, first.name).boundingBox())?.height).toBe(44)

  const html = await (await page.request.get(page.url())).text()
  expect(html).toContain('data-density="compact"')
  await page.reload()
  await expect.poll(distance).toBe(44)
  await keep(page, 'inbox-compact')
})
