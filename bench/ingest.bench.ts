// How many signed webhooks a second are stored and acknowledged, and how fast, beside two bare servers on the
// same machine: one durable INSERT each, and concurrent requests gathered into one INSERT.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { z } from 'zod'
import { step } from '../scripts/progress.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import type { Bench, Figures } from './bench.ts'
import { startBareServer } from './start-bare-server.ts'

const CONNECTIONS = 50
const WARM_UP = 2000
const REQUESTS = 15_000
const LIMIT_MS = 30_000
const DRAIN_LIMIT_MS = 120_000

const loadSchema = z.object({
  acknowledged: z.number(),
  refused: z.record(z.string(), z.number()),
  perSecond: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
})
type Load = z.infer<typeof loadSchema>

export default {
  title: `webhooks stored and acknowledged, ${CONNECTIONS} connections, fsync on`,
  async run() {
    const single = await step('Bare, one INSERT each', () => measureBare('single'), describe)
    const gathered = await step('Bare, gathered INSERT', () => measureBare('gathered'), describe)
    const product = await measureProduct()
    const row = (name: string, load: Load, understoodPerSecond: number | string): Figures => ({
      case: name,
      'req/s': Math.round(load.perSecond),
      'p50 ms': load.p50Ms.toFixed(1),
      'p99 ms': load.p99Ms.toFixed(1),
      'max ms': load.maxMs.toFixed(0),
      'of single': (load.perSecond / single.perSecond).toFixed(2),
      'of gathered': (load.perSecond / gathered.perSecond).toFixed(2),
      'understood/s': understoodPerSecond,
    })
    return {
      rows: [
        row('bare single', single, '–'),
        row('bare gathered', gathered, '–'),
        row('product', product.load, Math.round(product.understoodPerSecond)),
      ],
      aims: [
        { name: 'rate, product / bare gathered', value: product.load.perSecond / gathered.perSecond, limit: 0.5, direction: 'at_least' },
        { name: 'product p99 ms', value: product.load.p99Ms, limit: 100, direction: 'at_most' },
        { name: 'acknowledged without a stored row', value: product.unstored, limit: 0, direction: 'at_most' },
      ],
    }
  },
} satisfies Bench

async function measureBare(mode: 'single' | 'gathered'): Promise<Load> {
  const server = await startBareServer('ingest-bare-server.ts', mode)
  try {
    return await runLoad(server.url)
  } finally {
    await server.stop()
  }
}

async function measureProduct(): Promise<{ load: Load; understoodPerSecond: number; unstored: number }> {
  const instance = await startTemporaryInstance()
  const sql = postgres(instance.databaseUrl, { max: 1, onnotice: () => {} })
  try {
    const url = `http://127.0.0.1:${new URL(instance.appUrl).port}/api/webhooks/meta/demo-whatsapp`
    const before = await countDeliveries(sql)
    const startedAt = Date.now()
    const load = await step('Product', () => runLoad(url), describe)
    const after = await step('Wait until all are understood', () => waitUntilUnderstood(sql))
    const understoodPerSecond = ((after - before) / (Date.now() - startedAt)) * 1000
    return { load, understoodPerSecond, unstored: load.acknowledged + WARM_UP - (after - before) }
  } finally {
    await sql.end()
    await instance.stop()
  }
}

async function waitUntilUnderstood(sql: postgres.Sql): Promise<number> {
  const deadline = Date.now() + DRAIN_LIMIT_MS
  for (;;) {
    const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from deliveries where status = 'received'`
    if (row?.waiting === 0) return countDeliveries(sql)
    if (Date.now() > deadline) throw new Error(`${row?.waiting} webhooks were not understood in ${DRAIN_LIMIT_MS / 1000} s`)
    await delay(100)
  }
}

async function countDeliveries(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from deliveries`
  return row?.count ?? 0
}

/** Warm-up first: the measured part starts with compiled code and open connections to the database. */
async function runLoad(url: string): Promise<Load> {
  await runGenerator(url, WARM_UP)
  const load = await runGenerator(url, REQUESTS)
  if (Object.keys(load.refused).length > 0) throw new Error(`requests were refused: ${JSON.stringify(load.refused)}`)
  return load
}

async function runGenerator(url: string, requests: number): Promise<Load> {
  const file = join(import.meta.dirname, 'ingest-load.ts')
  const args = ['--max-old-space-size=512', file, url, String(CONNECTIONS), String(requests), String(LIMIT_MS)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return loadSchema.parse(JSON.parse(stdout))
}

function describe({ perSecond, p99Ms }: Load): string {
  return `${Math.round(perSecond)}/s, p99 ${p99Ms.toFixed(1)} ms`
}
