// A logged-in browser for benchmarks of the screens.
import type { Browser, BrowserContext } from '@playwright/test'
import type { TemporaryInstance } from '../scripts/temporary-instance.ts'

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Logs in through the login page as the seed's first agent. */
export async function logIn(browser: Browser, { appUrl, logins }: TemporaryInstance): Promise<Cookies> {
  const login = logins.find(({ role }) => role === 'agent')
  if (!login) throw new Error('the demo organisation has no agent')
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${appUrl}/login`)
  await page.getByLabel(/e-?mail/i).fill(login.email)
  await page.getByLabel(/password|wachtwoord/i).fill(login.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/inbox**')
  const cookies = await context.cookies()
  await context.close()
  return cookies
}
