// How much JavaScript a real Chromium loads, cold, until the login page and the inbox stand still: every script
// counts, needed at first or not, so the figure is an upper bound of "until interactive".
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.ts'
import { step } from '../scripts/progress.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import type { Aim, Bench, Figures } from './bench.ts'
import { type Cookies, logIn } from './log-in.ts'

const PAGES = [
  { path: '/login', limitKb: 150 },
  { path: '/inbox', limitKb: 220 },
]

type Script = { url: string; gzipBytes: number; bytes: number }

export default {
  title: 'JavaScript loaded until a page stands still, gzip',
  async run() {
    const instance = await startTemporaryInstance({ settings: { fsync: 'off' } })
    const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const signedIn = await step('Log in', () => logIn(browser, instance))
      const rows: Figures[] = []
      const aims: Aim[] = []
      for (const { path, limitKb } of PAGES) {
        const scripts = await measure(browser, instance.appUrl + path, path === '/login' ? undefined : signedIn)
        const kb = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000
        rows.push({
          page: path,
          scripts: scripts.length,
          'gzip kB': kb.toFixed(1),
          'plain kB': sumPlain(scripts),
          largest: describeLargest(scripts),
        })
        aims.push({ name: `${path}, gzip kB`, value: kb, limit: limitKb, direction: 'at_most' })
      }
      return { rows, aims }
    } finally {
      await browser.close()
      await instance.stop()
    }
  },
} satisfies Bench

/** A fresh context: nothing cached but the session. */
async function measure(browser: Browser, url: string, cookies: Cookies | undefined): Promise<Script[]> {
  const context = await browser.newContext()
  if (cookies) await context.addCookies(cookies)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const loading = new Map<string, string>()
  const scripts: Promise<Script>[] = []
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' && response.status === 200) loading.set(requestId, response.url)
  })
  session.on('Network.loadingFinished', ({ requestId }) => {
    const scriptUrl = loading.get(requestId)
    if (scriptUrl) scripts.push(readScript(requestId, scriptUrl))
  })
  const readScript = async (requestId: string, scriptUrl: string): Promise<Script> => {
    const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId })
    const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8')
    return { url: scriptUrl, bytes: bytes.length, gzipBytes: gzipSync(bytes).length }
  }
  await session.send('Network.enable')
  await page.goto(url, { waitUntil: 'networkidle' })
  if (new URL(page.url()).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${page.url()}`)
  const loaded = await Promise.all(scripts)
  await context.close()
  return loaded
}

function sumPlain(scripts: Script[]): string {
  return (scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1)
}

function describeLargest(scripts: Script[]): string {
  const top = scripts.toSorted((a, b) => b.gzipBytes - a.gzipBytes).slice(0, 3)
  return top.map(({ url, gzipBytes }) => `${url.split('/').at(-1)?.slice(0, 16)} ${(gzipBytes / 1000).toFixed(0)}`).join(', ')
}
