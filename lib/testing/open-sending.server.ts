// The product with a provider: the simulator on a port of its own, webhooks over HTTP, and a worker in this process.
import { createServer } from 'node:http'
import type { Clients } from '../../db/client.ts'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { listEntries } from '../../db/queries/entries.ts'
import { type Simulator, startSimulator } from '../../e2e/simulator/start-simulator.ts'
import type { Actor } from '../auth/actor.ts'
import type { ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import { haltIngest } from '../ingest/ingest-loop.server.ts'
import { serveWebhook } from '../ingest/serve-webhook.server.ts'
import { startJobQueue, stopJobQueue } from '../jobs/enqueue.server.ts'
import { runJobs } from '../jobs/run-jobs.server.ts'
import { syncTemplates } from '../messages/sync-templates.server.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { openTestProduct } from './open-product.server.ts'

export type Sending = {
  pools: Clients
  connection: ConnectionRecord
  simulator: Simulator
  /** The seeded agents, as actors. */
  sam: Extract<Actor, { kind: 'agent' }>
  lotte: Extract<Actor, { kind: 'agent' }>
  /** A phone writes and the conversation it opened is returned once it is there. */
  openWith(userId: string, text?: string, atMs?: number): Promise<{ conversationId: ConversationId; customerId: CustomerId }>
  /** The entry once `isReached`; fails in the end with what was waited for. */
  waitForEntry(id: EntryId, isReached: (entry: TimelineEntry) => boolean): Promise<TimelineEntry>
  close(): Promise<void>
}

const limitMs = 40_000

/** Opens everything; close it in `afterAll`. */
export async function openSending(extra: Record<string, string> = {}): Promise<Sending> {
  const server = createServer((request, response) => void serveWebhook(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the webhook server must listen on a port')
  const simulator = await startSimulator({ webhookUrl: `http://127.0.0.1:${address.port}/api/webhooks/meta/demo-whatsapp` })
  const product = await openTestProduct({ GRAPH_BASE_URL: simulator.url, GRAPH_TIMEOUT_MS: '700', ...extra })
  await stopJobQueue()
  await runJobs(await startJobQueue({ url: product.url, isWorker: true }))
  await syncTemplates(product.connection.id)
  const actor = async (email: string): Promise<Extract<Actor, { kind: 'agent' }>> => {
    const row = await findAgentByEmail(product.db, email)
    if (!row) throw new Error(`the seed must have made ${email}`)
    return { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
  }
  return {
    pools: product,
    connection: product.connection,
    simulator,
    sam: await actor('sam@demo.test'),
    lotte: await actor('lotte@demo.test'),
    async openWith(userId, text = 'Hallo', atMs) {
      const { id } = await simulator.client.send(userId, { type: 'text', text, ...(atMs !== undefined && { atMs }) })
      return waitFor(`the message of ${userId}`, async () => {
        const [row] = await product.sql`select conversation_id, customer_id from entries where provider_id = ${id}`
        return row ? { conversationId: row.conversation_id, customerId: row.customer_id } : null
      })
    },
    waitForEntry: (id, isReached) =>
      waitFor(`entry ${id}`, async () => {
        const [entry] = await listEntries(product.db, [id])
        return entry && isReached(entry) ? entry : null
      }),
    async close() {
      await simulator.stop()
      await new Promise((resolve) => server.close(resolve))
      await haltIngest()
      await product.close()
    },
  }
}

/** Asks until there is an answer; fails with what was waited for. */
export async function waitFor<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
