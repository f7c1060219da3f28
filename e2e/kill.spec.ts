import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { expect, makePhone, openConversation, requiredEnv, test } from './fixtures.ts'
import { waitFor } from './simulator/client.ts'

const recordSchema = z.object({ parts: z.array(z.object({ name: z.string(), pid: z.number().int() })) })
const phones = 20
const each = 100

test('kill -9 of web and of worker in the middle of 2,000 webhooks: afterwards each message is there once, in order', async ({
  openAs,
  simulator,
  request,
}) => {
  test.setTimeout(180_000)
  const page = await openAs('sam')
  const people = await Promise.all(Array.from({ length: phones }, () => makePhone(simulator, 'Kim')))
  await Promise.all(people.map((phone) => simulator.burst(phone.id, each, 'bericht {n}')))
  await waitFor(async () => (await countUnderstood(request)) > 200, 'the first messages to be understood', 30_000)
  kill('web')
  await waitFor(async () => (await isReady(request)) === false, 'web to be gone')
  kill('worker')
  await waitFor(() => isReady(request), 'web to be back', 60_000)
  await simulator.retryDeliveries()
  await simulator.waitUntilDelivered(90_000)

  for (const phone of people) {
    const texts = await waitFor(
      async () => {
        const all = await readTimeline(page.request, phone.phone)
        return all.length >= each ? all : null
      },
      `all messages of one phone`,
      60_000,
    )
    expect(texts).toEqual(Array.from({ length: each }, (_, index) => `bericht ${index + 1}`))
  }
  // The screen that was open all the while catches up by itself.
  const last = people.at(-1)
  if (last) await expect((await openConversation(page, last.name)).timeline.getByText(`bericht ${each}`, { exact: true })).toBeVisible()
})

function kill(name: string): void {
  const record = recordSchema.parse(JSON.parse(readFileSync(join(requiredEnv('E2E_DATA_DIR'), 'run.json'), 'utf8')))
  const part = record.parts.find((one) => one.name === name)
  if (!part) throw new Error(`${name} must be running`)
  process.kill(part.pid, 'SIGKILL')
}

type Requests = { get: (url: string) => Promise<{ ok: () => boolean; json: () => Promise<unknown>; text: () => Promise<string> }> }

async function isReady(request: Requests): Promise<boolean> {
  try {
    return (await request.get('/api/health/ready')).ok()
  } catch {
    return false
  }
}

async function countUnderstood(request: Requests): Promise<number> {
  const text = await (await request.get('/api/metrics')).text()
  return Number(/middenweg_messages\{[^}]*outcome="shown"[^}]*\} (\d+)/.exec(text)?.[1] ?? 0)
}

const customersSchema = z.object({ items: z.array(z.object({ id: z.string() })) })
const timelineSchema = z.object({ items: z.array(z.object({ text: z.string().nullish() })), nextCursor: z.string().nullable() })

async function readTimeline(request: Requests, phone: string): Promise<string[]> {
  const found = customersSchema.parse(await (await request.get(`/api/v1/customers?identity=whatsapp:${phone}`)).json())
  const customerId = found.items[0]?.id
  if (!customerId) return []
  const texts: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page = timelineSchema.parse(await (await request.get(`/api/v1/customers/${customerId}/timeline?limit=100${query}`)).json())
    texts.push(...page.items.flatMap((entry) => entry.text ?? []))
    cursor = page.nextCursor
  }
  return texts.reverse()
}
