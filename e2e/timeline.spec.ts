import type { Locator } from '@playwright/test'
import { expect, openConversation, test } from './fixtures.ts'

const distanceFromEnd = (timeline: Locator) => timeline.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop)
const long = 'Dit is een lang verhaal over een bestelling die maar niet komt. '.repeat(12)

test('a reader at the end stays there, whatever comes; one who reads back is not moved, and is told how much came', async ({
  openAs,
  phone,
  simulator,
}) => {
  const page = await openAs('sam', { width: 1280, height: 700 })
  await simulator.sendText(phone.id, 'Hier begint het')
  const { timeline } = await openConversation(page, phone.name)
  await simulator.burst(phone.id, 30, 'eerder {n}')
  await expect(timeline.getByText('eerder 30', { exact: true })).toBeInViewport()

  // A message taller than the screen's edge, and one after it: both in view at once, to their end.
  await simulator.sendText(phone.id, `${long} eind van het verhaal`)
  await expect(timeline.getByText('eind van het verhaal')).toBeVisible()
  await expect.poll(() => distanceFromEnd(timeline)).toBeLessThanOrEqual(1)
  await simulator.sendText(phone.id, 'en nog iets')
  await expect(timeline.getByText('en nog iets')).toBeInViewport()
  await expect.poll(() => distanceFromEnd(timeline)).toBeLessThanOrEqual(1)

  // However gently the reader goes up, they get there.
  await timeline.hover()
  for (let step = 1; step <= 8; step++) {
    const before = await distanceFromEnd(timeline)
    await page.mouse.wheel(0, -8)
    await expect.poll(() => distanceFromEnd(timeline)).toBeGreaterThan(before)
  }
  await page.getByRole('log').focus()
  // To its end: Chromium takes a wheel back that turns while a key's smooth scroll is still under way.
  const scrollBy = async (key: string) => {
    const hasEnded = timeline.evaluate((log) => new Promise((resolve) => log.addEventListener('scrollend', resolve, { once: true })))
    await page.keyboard.press(key)
    await hasEnded
  }
  await scrollBy('End')
  await expect.poll(() => distanceFromEnd(timeline)).toBeLessThanOrEqual(1)
  await scrollBy('ArrowUp')
  expect(await distanceFromEnd(timeline)).toBeGreaterThan(1)

  // Reading back: nothing moves under the eyes.
  await page.mouse.wheel(0, -900)
  await expect.poll(() => distanceFromEnd(timeline)).toBeGreaterThan(500)
  const read = timeline.getByText('eerder 12', { exact: true })
  await read.scrollIntoViewIfNeeded()
  const before = await read.boundingBox()
  await simulator.burst(phone.id, 4, 'later {n}')
  await expect(page.getByRole('button', { name: '4 nieuwe berichten' })).toBeVisible()
  expect(await read.boundingBox()).toEqual(before)

  await page.getByRole('button', { name: '4 nieuwe berichten' }).click()
  await expect(timeline.getByText('later 4', { exact: true })).toBeInViewport()
  await expect.poll(() => distanceFromEnd(timeline)).toBeLessThanOrEqual(1)
})
