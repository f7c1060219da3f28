// What every journey needs: a person logged in through the real form, the simulator, and a customer of one's own, so that
// journeys do not meet each other's conversations.
import { randomInt } from 'node:crypto'
import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test'
import { createSimulatorClient, type SimulatorClient } from './simulator/client.ts'

const password = 'middenweg-demo'
export const people = { sam: 'sam@demo.test', lotte: 'lotte@demo.test', eva: 'eva@demo.test', ada: 'ada@demo.test' } as const
export type Person = keyof typeof people

export type Phone = { id: string; name: string; phone: string }

type Fixtures = {
  simulator: SimulatorClient
  /** A customer nobody else uses. */
  phone: Phone
  /** A browser page of a logged-in person. */
  openAs: (person: Person, options?: OpenOptions) => Promise<Page>
}

export type OpenOptions = { width?: number; height?: number; colorScheme?: 'light' | 'dark' }

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the destructured form
  simulator: async ({}, use) => {
    const simulator = createSimulatorClient(requiredEnv('E2E_SIMULATOR_URL'))
    await use(simulator)
  },
  phone: async ({ simulator }, use) => {
    await use(await makePhone(simulator, 'Tess'))
  },
  openAs: async ({ browser }, use) => {
    const pages: Page[] = []
    await use(async (person, options) => {
      const page = await logIn(browser, person, options)
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
  },
})

export { expect }

/** A customer with a name that occurs once. */
export async function makePhone(simulator: SimulatorClient, firstName: string): Promise<Phone> {
  const number = randomInt(10_000_000, 99_999_999)
  const name = `${firstName} ${number}`
  const user = await simulator.createUser({ id: `p${number}`, name, phone: `316${number}` })
  return { id: user.id, name, phone: `316${number}` }
}

async function logIn(browser: Browser, person: Person, options: OpenOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: requiredEnv('E2E_APP_URL'),
    locale: 'nl-NL',
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
  })
  const page = await context.newPage()
  await page.goto('/login')
  await page.getByLabel('E-mailadres').fill(people[person])
  await page.getByLabel('Wachtwoord').fill(password)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.waitForURL('**/inbox**')
  await expectLive(page)
  return page
}

/** The screen is connected and shows what is so now. */
export async function expectLive(page: Page): Promise<void> {
  await expect(page.locator('[data-realtime="live"]')).toBeAttached({ timeout: 20_000 })
}

/** The row of a customer in the inbox list. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Gesprekken' }).getByRole('link', { name: new RegExp(escapePattern(name)) })
}

/** Opens a customer's conversation from the list. */
export async function openConversation(page: Page, name: string): Promise<Conversation> {
  await rowOf(page, name).click()
  return conversationOn(page, name)
}

export type Conversation = { timeline: Locator; write: (text: string) => Promise<void>; field: Locator; messages: () => Promise<string[]> }

/** The open conversation of a customer. */
export function conversationOn(page: Page, name: string): Conversation {
  const timeline = page.getByRole('log', { name: new RegExp(`Tijdlijn van ${escapePattern(name)}`) })
  const field = page.getByRole('textbox', { name: 'Bericht', exact: true })
  return {
    timeline,
    field,
    async write(text) {
      await field.fill(text)
      await field.press('Enter')
    },
    messages: () => timeline.getByRole('article').allInnerTexts(),
  }
}

export function requiredEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is set by e2e/global-setup.ts`)
  return value
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
