// A PostgreSQL that lives as long as one run: of the tests, of a benchmark. Runs that were killed leave
// their server behind; the next run finds it by the process id in the folder's name and removes it.
import { mkdirSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from '../../db/embedded/embedded-postgres.ts'

const PREFIX = 'middenweg-postgres-'

/**
 * Starts an empty server in a new temporary folder; `stop()` also deletes the folder.
 * Give `{ fsync: 'off' }` for tests: what a crash of the machine loses is thrown away anyway. A benchmark
 * of durable writes gives nothing.
 */
export async function startTemporaryPostgres(settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  await removeLeftovers()
  const dataDir = join(tmpdir(), `${PREFIX}${process.pid}-${Date.now().toString(36)}`)
  mkdirSync(dataDir, { recursive: true })
  const server = await startEmbeddedPostgres({ dataDir, settings })
  return {
    ...server,
    stop: async () => {
      await server.stop()
      removeEmbeddedPostgres(dataDir)
    },
  }
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.match(/^middenweg-postgres-(\d+)-/)?.[1])
    if (!Number.isInteger(owner) || isAlive(owner)) continue
    const dataDir = join(tmpdir(), name)
    await stopEmbeddedPostgres(dataDir)
    removeEmbeddedPostgres(dataDir)
  }
}

/** Whether a process with this number exists, ours or another's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
