import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findEmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.ts'
import { findFreePort } from './free-port.ts'

const dataDirs: string[] = []

function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-postgres-test-'))
  dataDirs.push(dataDir)
  return dataDir
}

afterEach(async () => {
  for (const dataDir of dataDirs.splice(0)) {
    await stopEmbeddedPostgres(dataDir)
    removeEmbeddedPostgres(dataDir)
  }
})

async function query<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1 })
  try {
    return await run(sql)
  } finally {
    await sql.end()
  }
}

const countMarks = (url: string) => query(url, async (sql) => (await sql`select mark from marks`).length)

describe('embedded PostgreSQL', () => {
  test('a committed row survives kill -9 of the server', async () => {
    const dataDir = newDataDir()
    const first = await startEmbeddedPostgres({ dataDir })
    await query(first.url, async (sql) => {
      await sql`create table marks (mark int)`
      await sql`insert into marks values (1)`
    })
    process.kill(first.pid, 'SIGKILL')
    const second = await startEmbeddedPostgres({ dataDir })
    expect(second.pid).not.toBe(first.pid)
    expect(await countMarks(second.url)).toBe(1)
  })

  test('a clean stop and a new start keep data, port and password', async () => {
    const dataDir = newDataDir()
    const first = await startEmbeddedPostgres({ dataDir })
    await query(first.url, (sql) => sql`create table marks (mark int)`)
    await first.stop()
    expect(findEmbeddedPostgres(dataDir)).toBeNull()
    const second = await startEmbeddedPostgres({ dataDir })
    expect(second.url).toBe(first.url)
    expect(await countMarks(second.url)).toBe(0)
  })

  test('a second start while it runs finds the same server', async () => {
    const dataDir = newDataDir()
    const first = await startEmbeddedPostgres({ dataDir })
    const second = await startEmbeddedPostgres({ dataDir })
    expect(second).toMatchObject({ pid: first.pid, isReused: true })
    expect(findEmbeddedPostgres(dataDir)).toBe(first.url)
  })

  test('two starts of a new folder at the same moment end at one server', async () => {
    const dataDir = newDataDir()
    const servers = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })])
    expect(new Set(servers.map((server) => server.pid)).size).toBe(1)
  })

  test('a stale pid file whose process id now belongs to another program does not block the start', async () => {
    const dataDir = newDataDir()
    const first = await startEmbeddedPostgres({ dataDir })
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await first.stop()
    const stranger = spawn('sleep', ['60'])
    try {
      writeFileSync(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 })
      const second = await startEmbeddedPostgres({ dataDir })
      expect(second.isReused).toBe(false)
      expect(await query(second.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
      expect(stranger.exitCode).toBeNull()
    } finally {
      stranger.kill()
    }
  })

  test('a cut-off pid file does not block the start', async () => {
    const dataDir = newDataDir()
    await (await startEmbeddedPostgres({ dataDir })).stop()
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
    writeFileSync(pidFile, '')
    utimesSync(pidFile, 0, 0) // Of long ago: a fresh one may be a server just starting.
    expect((await startEmbeddedPostgres({ dataDir })).isReused).toBe(false)
  })

  test('the remembered port gives way when another program has taken it', async () => {
    const dataDir = newDataDir()
    const first = await startEmbeddedPostgres({ dataDir })
    await first.stop()
    const squatter = createServer().listen(first.port, '127.0.0.1')
    try {
      expect((await startEmbeddedPostgres({ dataDir })).port).not.toBe(first.port)
    } finally {
      squatter.close()
    }
  })

  test('a port asked for by number that is taken is refused by name', async () => {
    const port = await findFreePort()
    const squatter = createServer().listen(port, '127.0.0.1')
    try {
      await expect(startEmbeddedPostgres({ dataDir: newDataDir(), port })).rejects.toThrow(`port ${port} is taken`)
    } finally {
      squatter.close()
    }
  })

  test('the password is random, demanded, and readable by its owner only', async () => {
    const dataDir = newDataDir()
    const { url } = await startEmbeddedPostgres({ dataDir })
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600)
    const wrong = url.replace(/:[0-9a-f]{48}@/, ':wrong@')
    expect(wrong).not.toBe(url)
    await expect(query(wrong, (sql) => sql`select 1`)).rejects.toThrow('password authentication failed')
  })

  test.runIf(process.getuid?.() === 0)('root without user namespaces runs it as nobody', async () => {
    const dataDir = newDataDir()
    const server = await startEmbeddedPostgres({ dataDir, account: 'nobody' })
    expect(statSync(`/proc/${server.pid}`).uid).toBe(65534)
    await server.stop()
    // Gone but perhaps not collected yet: the system keeps a child's entry until this process has heard of its end.
    await vi.waitFor(() => expect(existsSync(`/proc/${server.pid}`)).toBe(false), { timeout: 10_000 })
  })
})
