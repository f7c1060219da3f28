// Finds the database a command means: DATABASE_URL, else the embedded one of a local instance.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../db/embedded/embedded-postgres.ts'
import { localEnvironment } from './local-instance.ts'
import { readLocalSecrets } from './local-secrets.ts'
import { loadEnvFile } from './require-environment.ts'

export type CommandDatabase = {
  url: string
  /** Folder of the media store; undefined when media are in object storage. */
  mediaFolder: string | undefined
}

/**
 * Runs `work` on the database. Without DATABASE_URL this process takes on the environment of the local instance
 * in `data`; its database is started for the moment when it does not run.
 * Ends the process with an explanation when there is neither, unless `mayCreate`.
 */
export async function withDatabase<T>(data: string, work: (database: CommandDatabase) => Promise<T>, mayCreate = false): Promise<T> {
  loadEnvFile()
  const url = process.env.DATABASE_URL
  if (url) {
    const store = process.env.MEDIA_STORE ?? 'file:.data/media'
    return work({ url, mediaFolder: store.startsWith('file:') ? resolve(store.slice('file:'.length)) : undefined })
  }
  const dataDir = resolve(data)
  const folder = join(dataDir, 'postgres')
  if (!existsSync(folder) && !mayCreate) {
    console.error(`DATABASE_URL is not set, and there is no local instance in ${dataDir} (--data names another folder).`)
    process.exit(1)
  }
  const running = findEmbeddedPostgres(folder)
  const started = running === null ? await startEmbeddedPostgres({ dataDir: folder }) : undefined
  const databaseUrl = running ?? started?.url ?? ''
  const local = { dataDir, databaseUrl, port: 3000, simulatorPort: 4010, host: '127.0.0.1', mode: 'production' } as const
  Object.assign(process.env, localEnvironment({ ...local, secrets: readLocalSecrets(dataDir) }))
  try {
    return await work({ url: databaseUrl, mediaFolder: join(dataDir, 'media') })
  } finally {
    await started?.stop()
  }
}
