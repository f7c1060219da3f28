// A seeded product on free ports with its own database, gone after the run: for end-to-end tests and benchmarks.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../db/embedded/free-port.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { seedDemo } from '../db/seed.ts'
import { startTemporaryPostgres } from '../lib/testing/temporary-postgres.server.ts'
import { localEnvironment, STOP_ORDER, startLocalInstance } from './local-instance.ts'
import { readLocalSecrets } from './local-secrets.ts'
import { buildScreens } from './next-build.ts'
import { step } from './progress.ts'
import { Supervisor } from './supervisor.ts'

export type TemporaryInstance = {
  /** Same origin as the product believes it has: `http://localhost:<port>`. */
  appUrl: string
  simulatorUrl: string
  databaseUrl: string
  /** Its logs stay there when the run fails. */
  dataDir: string
  supervisor: Supervisor
  stop(): Promise<void>
}

/**
 * Builds if needed, then starts PostgreSQL with `settings`, migrates, seeds and starts all parts.
 * This process's environment becomes that of the instance.
 * @throws Error naming what did not start.
 */
export async function startTemporaryInstance(settings: Record<string, string> = {}): Promise<TemporaryInstance> {
  const dataDir = mkdtempSync(join(tmpdir(), 'middenweg-instance-'))
  await step('Build the screens, if they changed', () => buildScreens(join(dataDir, 'build.log')))
  const database = await step('Start PostgreSQL', () => startTemporaryPostgres(settings))
  const supervisor = new Supervisor({ logDir: join(dataDir, 'log'), notify: (line) => console.log(line) })
  const stop = async () => {
    await supervisor.stop(STOP_ORDER)
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const [port, simulatorPort] = [await findFreePort(), await findFreePort()]
  const options = { dataDir, databaseUrl: database.url, port, simulatorPort, host: '127.0.0.1', secrets: readLocalSecrets(dataDir) }
  const local = { ...options, mode: 'production' } as const
  try {
    Object.assign(process.env, localEnvironment(local))
    await step('Migrate and seed', async () => {
      await migrateDatabase(database.url)
      await seedDemo(database.url)
    })
    await step('Start web, worker and simulator', () => startLocalInstance(supervisor, local))
  } catch (error) {
    await stop()
    throw error
  }
  const urls = { appUrl: `http://localhost:${port}`, simulatorUrl: `http://127.0.0.1:${simulatorPort}`, databaseUrl: database.url }
  return { ...urls, dataDir, supervisor, stop }
}
