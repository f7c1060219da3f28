// From a webhook's POST until an agent's browser has painted the message, beside the bare minimum that does the
// same: one row, one Socket.IO event, one element.
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.ts'
import { step } from '../scripts/progress.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import { type Bench, type Figures, percentile } from './bench.ts'
import { logIn } from './log-in.ts'
import { startBareServer } from './start-bare-server.ts'
import { makeTextWebhook, postWebhook } from './webhook.ts'

const WARM_UP = 20
const MESSAGES = 300
/**
 * Longest rest before a message (ms): three frames of 60 Hz. Customers do not write in step with an agent's screen; a
 * message sent a fixed time after the last was painted would always meet the frame clock at the same point.
 */
const REST_MS = 50
const CUSTOMER = 1
const PAINT_LIMIT_MS = 15_000

export default {
  title: 'webhook POST → painted in the agent’s browser, one after the other',
  async run() {
    const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const bare = await step('Bare minimum', () => measureBare(browser), describe)
      const product = await measureProduct(browser)
      const row = (name: string, latencies: number[]): Figures => ({
        case: name,
        messages: latencies.length,
        'p50 ms': percentile(latencies, 0.5).toFixed(1),
        'p95 ms': percentile(latencies, 0.95).toFixed(1),
        'max ms': (latencies.at(-1) ?? 0).toFixed(1),
      })
      const ratio = percentile(product, 0.95) / percentile(bare, 0.95)
      return {
        rows: [row('bare', bare), row('product', product)],
        aims: [{ name: 'p95, product / bare', value: ratio, limit: 2, direction: 'at_most' }],
      }
    } finally {
      await browser.close()
    }
  },
} satisfies Bench

async function measureBare(browser: Browser): Promise<number[]> {
  const server = await startBareServer('live-bare-server.ts')
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    await page.waitForFunction(() => document.title === 'live')
    return await measure(page, server.url)
  } finally {
    await server.stop()
  }
}

async function measureProduct(browser: Browser): Promise<number[]> {
  const instance = await startTemporaryInstance()
  try {
    const url = `http://127.0.0.1:${new URL(instance.appUrl).port}/api/webhooks/meta/demo-whatsapp`
    await postWebhook(url, makeTextWebhook(CUSTOMER, 'the first message opens the conversation'))
    const context = await browser.newContext({ locale: 'en-GB' })
    await context.addCookies(await logIn(browser, instance))
    const page = await context.newPage()
    await page.goto(`${instance.appUrl}/inbox`)
    await page.locator('[data-conversation]').first().click()
    await page.waitForURL('**/inbox/*')
    await page.waitForLoadState('networkidle')
    return await step('Product', () => measure(page, url), describe)
  } finally {
    await instance.stop()
  }
}

/** Latencies in ms, sorted. The next message is sent when the last was seen, after a rest: the same rests in every case. */
async function measure(page: Page, url: string): Promise<number[]> {
  await page.evaluate(watchPaints)
  const latencies: number[] = []
  for (let index = 0; index < WARM_UP + MESSAGES; index++) {
    const text = `mark-${index}-end`
    await new Promise((resolve) => setTimeout(resolve, (index * 7919) % REST_MS))
    const sentAt = performance.timeOrigin + performance.now()
    await postWebhook(url, makeTextWebhook(CUSTOMER, text))
    const paintedAt = await (await page.waitForFunction(readPaintTime, text, { timeout: PAINT_LIMIT_MS, polling: 20 })).jsonValue()
    if (index >= WARM_UP) latencies.push(paintedAt - sentAt)
  }
  return latencies.sort((a, b) => a - b)
}

type PaintWatch = { paintTimes?: Map<string, number> }

/** Runs in the page: notes for each marked text the time when the frame that shows it was painted. */
function watchPaints(): void {
  const paintTimes = new Map<string, number>()
  Object.assign(window, { paintTimes })
  const look = (text: string | null) => {
    for (const mark of text?.match(/mark-\d+-end/g) ?? []) {
      if (paintTimes.has(mark)) continue
      paintTimes.set(mark, Number.NaN) // seen, not yet painted
      // After the frame's own callbacks comes its painting; a task posted from there runs when it is done.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => paintTimes.set(mark, performance.timeOrigin + performance.now())
        port2.postMessage(null)
      })
    }
  }
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'characterData') look(target.textContent)
      for (const node of addedNodes) look(node.textContent)
    }
  })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
}

/** Runs in the page: the time once it is known, 0 before. */
function readPaintTime(mark: string): number {
  const { paintTimes } = window as PaintWatch // put there by watchPaints
  return paintTimes?.get(mark) || 0
}

function describe(latencies: number[]): string {
  return `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p95 ${percentile(latencies, 0.95).toFixed(1)} ms`
}
