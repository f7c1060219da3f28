import { expect, openConversation, requiredEnv, test } from './fixtures.ts'

test('twenty numbered messages as fast as the phone can, thirty times: all there, in order, each time', async ({
  openAs,
  phone,
  simulator,
}) => {
  test.setTimeout(180_000)
  const page = await openAs('sam')
  await simulator.sendText(phone.id, 'Hier komt alles')
  const conversation = await openConversation(page, phone.name)
  const customers = await page.request.get(`${requiredEnv('E2E_APP_URL')}/api/v1/customers?identity=whatsapp:${phone.phone}`)
  const customerId: string = (await customers.json()).items[0].id
  for (let round = 1; round <= 30; round++) {
    const expected = Array.from({ length: 20 }, (_, index) => `ronde ${round} nummer ${index + 1}`)
    await simulator.burst(phone.id, 20, `ronde ${round} nummer {n}`)
    // The screen: the last one is shown without reload, and everything drawn stands in order.
    await expect(conversation.timeline.getByText(`ronde ${round} nummer 20`, { exact: true })).toBeVisible()
    const drawn = (await conversation.messages()).flatMap((text) => text.match(new RegExp(`ronde ${round} nummer \\d+`)) ?? [])
    expect(drawn).toEqual(expected.slice(-drawn.length))
    // The truth behind it: each once, in order.
    const answer = await page.request.get(`${requiredEnv('E2E_APP_URL')}/api/v1/customers/${customerId}/timeline?limit=20`)
    const items: { text: string }[] = (await answer.json()).items
    expect(items.map((entry) => entry.text).reverse()).toEqual(expected)
  }
})
