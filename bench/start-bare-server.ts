// Runs one of the bare servers that the product is held against, on its own durable PostgreSQL.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '../db/embedded/free-port.ts'
import { startTemporaryPostgres } from '../lib/testing/temporary-postgres.server.ts'

export type BareServer = { url: string; stop(): Promise<void> }

/** Starts `bench/<file> DATABASE_URL PORT …args` and waits until it answers. @throws Error when it ends instead. */
export async function startBareServer(file: string, ...args: string[]): Promise<BareServer> {
  const database = await startTemporaryPostgres()
  const port = await findFreePort()
  const command = ['--max-old-space-size=512', join(import.meta.dirname, file), database.url, String(port), ...args]
  const server = spawn(process.execPath, command, { stdio: 'inherit' })
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (server.exitCode === null && server.kill('SIGTERM')) await ended
    await database.stop()
  }
  const url = `http://127.0.0.1:${port}/`
  while (server.exitCode === null) {
    const response = await fetch(url).catch(() => null) // Not listening yet.
    if (response) return { url, stop }
    await delay(50)
  }
  await stop()
  throw new Error(`${file} ended before it answered`)
}
