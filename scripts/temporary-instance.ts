// A seeded product on free ports with its own database, gone after the run: for end-to-end tests and benchmarks.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../db/embedded/free-port.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { seedDemo } from '../db/seed.ts'
import { isAlive, startTemporaryPostgres } from '../lib/testing/temporary-postgres.server.ts'
import { localEnvironment, STOP_ORDER, startLocalInstance } from './local-instance.ts'
import { readLocalSecrets } from './local-secrets.ts'
import { buildScreens } from './next-build.ts'
import { step } from './progress.ts'
import { recoverEarlierRun, writeRunRecord } from './run-record.ts'
import { Supervisor } from './supervisor.ts'

const PREFIX = 'middenweg-instance-'

export type TemporaryInstance = {
  /** Same origin as the product believes it has: `http://localhost:<port>`. */
  appUrl: string
  simulatorUrl: string
  databaseUrl: string
  /** Those of the seed. */
  logins: { email: string; password: string; role: string }[]
  supervisor: Supervisor
  /** Holds `run.json` with the process ids of the parts. */
  dataDir: string
  stop(): Promise<void>
}

export type TemporaryInstanceOptions = {
  /** Settings of PostgreSQL, `{ fsync: 'off' }` where durability is not the subject. */
  settings?: Record<string, string>
  /** Where the parts' logs remain after the run; without it they go with the rest. */
  logDir?: string
}

/**
 * Builds if needed, then starts PostgreSQL, migrates, seeds and starts all parts.
 * This process's environment becomes that of the instance.
 * @throws Error naming what did not start.
 */
export async function startTemporaryInstance(options: TemporaryInstanceOptions = {}): Promise<TemporaryInstance> {
  await stopLeftoverInstances()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  await step('Build the screens, if they changed', () => buildScreens(join(dataDir, 'build.log')))
  const database = await step('Start PostgreSQL', () => startTemporaryPostgres(options.settings))
  const supervisor = new Supervisor({
    logDir: options.logDir ?? join(dataDir, 'log'),
    notify: (line) => console.log(line),
    onChange: (parts) => writeRunRecord(dataDir, '', parts),
  })
  const stop = async () => {
    await supervisor.stop(STOP_ORDER)
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const [port, simulatorPort] = [await findFreePort(), await findFreePort()]
  const place = { dataDir, databaseUrl: database.url, port, simulatorPort, host: '127.0.0.1', secrets: readLocalSecrets(dataDir) }
  const local = { ...place, mode: 'production' } as const
  try {
    Object.assign(process.env, localEnvironment(local))
    const { logins } = await step('Migrate and seed', async () => {
      await migrateDatabase(database.url)
      return seedDemo(database.url)
    })
    await step('Start web, worker and simulator', () => startLocalInstance(supervisor, local))
    const urls = { appUrl: `http://localhost:${port}`, simulatorUrl: `http://127.0.0.1:${simulatorPort}`, databaseUrl: database.url }
    return { ...urls, logins, supervisor, dataDir, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs that were killed leave their processes behind; their databases are removed with the next server. */
async function stopLeftoverInstances(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.match(/^middenweg-instance-(\d+)-/)?.[1])
    if (!Number.isInteger(owner) || isAlive(owner)) continue
    await recoverEarlierRun(join(tmpdir(), name))
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
