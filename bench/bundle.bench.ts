// How much JavaScript a real Chromium loads, cold, until the login page and the inbox can be used: the element one
// would click first is there and React has attached to it. What comes later is shown beside it.
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.ts'
import { step } from '../scripts/progress.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import type { Aim, Bench, Figures } from './bench.ts'
import { type Cookies, logIn } from './log-in.ts'
import { makeTextWebhook, postWebhook } from './webhook.ts'

const PAGES = [
  { path: '/login', limitKb: 150, firstClick: 'form button[type=submit]' },
  { path: '/inbox', limitKb: 220, firstClick: '[data-conversation]' },
]
const INTERACTIVE_LIMIT_MS = 20_000

/** `isEarly`: its loading had begun when the page became interactive. */
type Script = { url: string; gzipBytes: number; bytes: number; isEarly: boolean }

export default {
  title: 'JavaScript until a page can be used, cold, gzip',
  async run() {
    const instance = await startTemporaryInstance({ settings: { fsync: 'off' } })
    const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
    try {
      // The inbox can be used when there is a conversation to open.
      await postWebhook(`${instance.appUrl}/api/webhooks/meta/demo-whatsapp`, makeTextWebhook(1, 'Where is my order?'))
      const signedIn = await step('Log in', () => logIn(browser, instance))
      const rows: Figures[] = []
      const aims: Aim[] = []
      for (const { path, limitKb, firstClick } of PAGES) {
        const scripts = await measure(browser, instance.appUrl + path, firstClick, path === '/login' ? undefined : signedIn)
        const early = scripts.filter(({ isEarly }) => isEarly)
        rows.push({
          page: path,
          scripts: early.length,
          'gzip kB': kilobytes(early).toFixed(1),
          'later kB': (kilobytes(scripts) - kilobytes(early)).toFixed(1),
          largest: describeLargest(early),
        })
        aims.push({ name: `${path}, gzip kB`, value: kilobytes(early), limit: limitKb, direction: 'at_most' })
      }
      return { rows, aims }
    } finally {
      await browser.close()
      await instance.stop()
    }
  },
} satisfies Bench

/** A fresh context: nothing cached but the session. */
async function measure(browser: Browser, url: string, firstClick: string, cookies: Cookies | undefined): Promise<Script[]> {
  const context = await browser.newContext()
  if (cookies) await context.addCookies(cookies)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const requested = new Map<string, { url: string; isEarly: boolean }>()
  const scripts: Promise<Script>[] = []
  let isInteractive = false
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (type === 'Script') requested.set(requestId, { url: request.url, isEarly: !isInteractive })
  })
  session.on('Network.loadingFinished', ({ requestId }) => {
    const script = requested.get(requestId)
    if (script) scripts.push(readScript(requestId, script))
  })
  const readScript = async (requestId: string, script: { url: string; isEarly: boolean }): Promise<Script> => {
    const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId })
    const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8')
    return { ...script, bytes: bytes.length, gzipBytes: gzipSync(bytes).length }
  }
  await session.send('Network.enable')
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(isHydrated, firstClick, { timeout: INTERACTIVE_LIMIT_MS, polling: 10 })
  isInteractive = true
  await page.waitForLoadState('networkidle')
  if (new URL(page.url()).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${page.url()}`)
  const loaded = await Promise.all(scripts)
  await context.close()
  return loaded
}

/** Runs in the page: React keeps an element's props on the element once it handles its events. */
function isHydrated(selector: string): boolean {
  const element = document.querySelector(selector)
  return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps$'))
}

function kilobytes(scripts: Script[]): number {
  return scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000
}

function describeLargest(scripts: Script[]): string {
  const top = scripts.toSorted((a, b) => b.gzipBytes - a.gzipBytes).slice(0, 3)
  return top.map(({ url, gzipBytes }) => `${url.split('/').at(-1)?.slice(0, 16)} ${(gzipBytes / 1000).toFixed(0)}`).join(', ')
}
