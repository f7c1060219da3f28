// The product inside a test: its own database, queue and environment, everything real but the network address of the
// provider. One per `*.db.test.ts` file.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clients, openClients, setClients } from '../../db/client.ts'
import { type ConnectionRecord, findConnectionByKey } from '../../db/queries/connections.ts'
import { seedDemo } from '../../db/seed.ts'
import { overrideEnv, parseEnv } from '../core/env.server.ts'
import { haltIngest } from '../ingest/ingest-loop.server.ts'
import { understandDeliveries } from '../ingest/understand-deliveries.server.ts'
import { startJobQueue, stopJobQueue } from '../jobs/enqueue.server.ts'
import { createTestDatabase } from './test-database.server.ts'

export type TestProduct = Clients & {
  /** The seeded WhatsApp number. */
  connection: ConnectionRecord
  /** Understands everything that waits on the seeded number, in this process. */
  understandAll(): Promise<void>
  close(): Promise<void>
}

/** Opens a seeded product in a fresh database. `env` adds to or replaces the environment; close it in `afterAll`. */
export async function openTestProduct(extra: Record<string, string> = {}): Promise<TestProduct> {
  const database = await createTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'middenweg-test-'))
  const parsed = parseEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    GRAPH_BASE_URL: 'http://127.0.0.1:9', // refuses connections unless a test says where its simulator is
    MEDIA_STORE: `file:${folder}`,
    LOG_LEVEL: 'silent',
    ...extra,
  })
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  overrideEnv(parsed.env)
  await seedDemo(database.url)
  const pools = openClients(database.url, 6)
  setClients(pools)
  await startJobQueue({ url: database.url, isWorker: false })
  const connection = await findConnectionByKey(pools.db, 'demo-whatsapp')
  if (!connection) throw new Error('the seed must have made the demo connection')
  return {
    ...pools,
    connection,
    async understandAll() {
      while ((await understandDeliveries(connection.id, 50)) > 0) {
        // until nothing waits
      }
    },
    async close() {
      await haltIngest()
      await stopJobQueue()
      await pools.close()
      setClients(undefined)
      overrideEnv(undefined)
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
