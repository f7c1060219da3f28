// Taking a picture of a screen (test-results/gallery) and checking on it what holds for every screen: axe finds nothing
// (WCAG 2.2 AA), and nothing is wider than the window.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import en from '../lib/i18n/messages/en.json' with { type: 'json' }
import nl from '../lib/i18n/messages/nl.json' with { type: 'json' }
import { expect, expectLive, requiredEnv } from './fixtures.ts'

const folder = 'test-results/gallery'

export type Language = 'nl' | 'en'
export const words = { nl, en } as const

export type Look = { name: string; width: number; height: number; colorScheme: 'light' | 'dark' }

/** Every width in each language, once light and once dark. */
export const looks: Record<Language, Look[]> = {
  nl: [
    { name: '1280-light', width: 1280, height: 800, colorScheme: 'light' },
    { name: '1600-dark', width: 1600, height: 900, colorScheme: 'dark' },
    { name: '768-light', width: 768, height: 1024, colorScheme: 'light' },
    { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
  ],
  en: [
    { name: '1280-dark-en', width: 1280, height: 800, colorScheme: 'dark' },
    { name: '1600-light-en', width: 1600, height: 900, colorScheme: 'light' },
    { name: '768-dark-en', width: 768, height: 1024, colorScheme: 'dark' },
    { name: '390-light-en', width: 390, height: 844, colorScheme: 'light' },
  ],
}

/** Opens an address on a page of that width and theme. */
export async function show(page: Page, look: Look, path: string): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height })
  await page.emulateMedia({ colorScheme: look.colorScheme })
  await page.goto(path)
}

/** Keeps a picture and checks what every screen must hold. */
export async function keep(page: Page, name: string): Promise<void> {
  await settle(page)
  await page.screenshot({ path: `${folder}/${name}.png` })
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect.soft(violations.map((one) => `${name}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
  expect.soft(await findScrolledSideways(page), `${name}: scrolls sideways`).toEqual([])
}

/** Sets the language of the logged-in person's account and draws the page again in it. */
export async function speak(page: Page, language: Language): Promise<void> {
  const origin = new URL(requiredEnv('E2E_APP_URL')).origin
  const answer = await page.request.patch(`${origin}/api/v1/me`, { data: { locale: language }, headers: { origin } })
  expect(answer.status()).toBe(200)
  await page.context().clearCookies({ name: 'locale' })
  await page.reload()
  await expect(page.locator(`[lang="${language}"]`).first()).toBeAttached()
  await expectLive(page)
}

/** Waits until what moves has arrived; what breathes while it loads never does. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(moving.map((one) => one.finished))
  })
}

/** Whatever on the page can be scrolled sideways: its tag and name. */
async function findScrolledSideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canScroll = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX) || element === document.body
    return [...document.querySelectorAll('body, body *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && canScroll(element))
      .map((element) => `${element.tagName} ${element.getAttribute('aria-label') ?? element.className}`)
  })
}
