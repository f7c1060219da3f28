// A real PostgreSQL server in a folder, for the demo, tests and benchmarks. Production sets DATABASE_URL
// and never comes here. The server outlives a crash of ours: the next start finds it or recovers it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { doesListen, findFreePort, isPortFree } from './free-port.ts'
import {
  chooseAccount,
  commandAs,
  giveTo,
  locateBinaries,
  locateCluster,
  type PostgresAccount,
  renameUnlessPresent,
} from './postgres-account.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { findPostmaster, isPostgresOn, type Postmaster, removeStalePidFile } from './postmaster.ts'

const DATABASE = 'middenweg'
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 15_000
const POLL_MS = 20

export type EmbeddedPostgres = {
  /** Connection string of the product's database, superuser, 127.0.0.1 only. */
  url: string
  port: number
  pid: number
  /** True when the server was already running, started by somebody else. */
  isReused: boolean
  /** Ends connections, writes everything out and waits until the server is gone. */
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  /** Folder of the cluster, password, remembered port and log; made when absent. */
  dataDir: string
  /** Without it: the port used last time, or any free one. */
  port?: number
  /** Extra server settings, `{ fsync: 'off' }`. */
  settings?: Record<string, string>
  /** Overrides the account chosen for this machine. */
  account?: PostgresAccount
}

/**
 * Starts PostgreSQL on `dataDir`, or finds the one that already runs there, and waits until it answers.
 * @throws Error with the server's last log lines when it does not start, or when the port is taken.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  const account = options.account ?? chooseAccount()
  const cluster = locateCluster(account, dataDir)
  const password = readPassword(dataDir)
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const running = await waitForRunning(cluster)
    const postmaster = running ?? (await launch({ ...options, dataDir, account, cluster, password }))
    const url = urlOf(password, postmaster.port)
    try {
      await createDatabase(url)
      return {
        url,
        port: postmaster.port,
        pid: postmaster.pid,
        isReused: running !== null,
        stop: () => stopPostmaster(cluster, postmaster.pid),
      }
    } catch (cause) {
      // A server killed a moment ago may still have answered the first knock.
      if (!isConnectionLost(cause) || Date.now() > deadline) throw new Error(`PostgreSQL on ${dataDir} does not answer`, { cause })
      await delay(POLL_MS)
    }
  }
}

/** Connection string of the server running on `dataDir`, or null when none runs. Starts nothing. */
export function findEmbeddedPostgres(dataDir: string): string | null {
  const folder = resolve(dataDir)
  if (!existsSync(join(folder, 'password'))) return null
  const postmaster = findPostmaster(locateCluster(chooseAccount(), folder))
  return postmaster?.isReady ? urlOf(readPassword(folder), postmaster.port) : null
}

/** Stops whatever server runs on `dataDir`, such as one whose starter was killed. */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  const cluster = locateCluster(chooseAccount(), resolve(dataDir))
  const postmaster = findPostmaster(cluster)
  if (postmaster) await stopPostmaster(cluster, postmaster.pid)
}

/** Deletes the folder with all its data. The server must not be running. */
export function removeEmbeddedPostgres(dataDir: string): void {
  const folder = resolve(dataDir)
  if (!existsSync(folder)) return
  const cluster = locateCluster(chooseAccount(), folder)
  if (findPostmaster(cluster)) throw new Error(`PostgreSQL still runs on ${folder}`)
  rmSync(cluster, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

type Launch = EmbeddedPostgresOptions & { account: PostgresAccount; cluster: string; password: string }

async function launch(start: Launch): Promise<Postmaster> {
  const { folder: installed, version } = findPostgresBinaries()
  const binaries = locateBinaries(start.account, installed, version)
  if (!existsSync(start.cluster)) initialiseCluster(start, binaries)
  giveTo(start.account, start.cluster)
  const port = await choosePort(start)
  const settings = Object.entries({ listen_addresses: '127.0.0.1', ...start.settings })
  const args = ['-D', start.cluster, '-p', String(port), '-k', '', ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    removeStalePidFile(start.cluster)
    const attempt = await attemptStart(start, join(binaries, 'bin', 'postgres'), args, deadline)
    if (typeof attempt !== 'string') {
      writeFileSync(join(start.dataDir, 'port'), String(port))
      return attempt
    }
    // The backends of a killed server need a moment to notice before their shared memory is free.
    const mayPass = attempt.includes('shared memory block') || attempt.includes('lock file "postmaster.pid"')
    if (!mayPass || Date.now() > deadline) throw new Error(`PostgreSQL did not start on ${start.dataDir}:\n${attempt}`)
    await delay(POLL_MS * 10)
  }
}

/** One spawn: the running server, or what the log says about the failure. */
async function attemptStart(start: Launch, program: string, args: string[], deadline: number): Promise<Postmaster | string> {
  const logFile = join(start.dataDir, 'postgres.log')
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0
  const log = openSync(logFile, 'a')
  const command = commandAs(start.account, program, args)
  // Detached: Ctrl-C in the terminal reaches the product first, the database last. The log is a file, not
  // a pipe, so the server survives our own death.
  const child = spawn(command.file, command.args, { ...command.options, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  while (hasNotEnded(child) && failure === undefined && Date.now() < deadline) {
    const postmaster = findPostmaster(start.cluster)
    if (postmaster?.isReady) return postmaster
    await delay(POLL_MS)
  }
  if (failure) throw new Error(`cannot run ${command.file}`, { cause: failure })
  if (hasNotEnded(child)) child.kill('SIGQUIT')
  return readFileSync(logFile).subarray(logStart).toString('utf8').trim() || 'no log'
}

function hasNotEnded(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

/** A half-made cluster never carries the final name, so a kill during initdb costs a second, not a puzzle. */
function initialiseCluster(start: Launch, binaries: string): void {
  const partial = `${start.cluster}.${process.pid}`
  const passwordFile = `${partial}.password`
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, start.password, { mode: 0o600 })
  giveTo(start.account, partial)
  giveTo(start.account, passwordFile)
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  const args = ['-D', partial, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  args.push('-E', 'UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=und')
  const command = commandAs(start.account, join(binaries, 'bin', 'initdb'), args)
  const result = spawnSync(command.file, command.args, { ...command.options, encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (result.status !== 0) {
    rmSync(partial, { recursive: true, force: true })
    throw new Error(`initdb failed: ${result.stderr || result.error?.message}`, { cause: result.error })
  }
  renameUnlessPresent(partial, start.cluster)
}

async function choosePort({ dataDir, port }: Launch): Promise<number> {
  if (port !== undefined) {
    if (await isPortFree(port)) return port
    throw new Error(`port ${port} is taken by another program`)
  }
  const memory = join(dataDir, 'port')
  const remembered = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0
  return remembered > 0 && (await isPortFree(remembered)) ? remembered : findFreePort()
}

function readPassword(dataDir: string): string {
  const file = join(dataDir, 'password')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!existsSync(file)) throw new Error(`cannot keep the database password in ${dataDir}`, { cause: error })
  }
  return readFileSync(file, 'utf8')
}

/** A server that another process is just starting, or that recovers, is waited for; one just killed goes away. */
async function waitForRunning(cluster: string): Promise<Postmaster | null> {
  const deadline = Date.now() + START_LIMIT_MS
  for (;;) {
    const postmaster = findPostmaster(cluster)
    // The file says "ready" also while a killed server's process is being taken down.
    if (postmaster === null || (postmaster.isReady && (await doesListen(postmaster.port)))) return postmaster
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${postmaster.pid}) does not become ready on ${cluster}`)
    await delay(POLL_MS)
  }
}

function urlOf(password: string, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`
}

function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return ['ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', '57P03'].some((known) => known === code)
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url.replace(/\/[^/]+$/, '/postgres'), { max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`
  } catch (error) {
    // 42P04, 23505: another process made it between our question and our answer.
    if (!(error instanceof postgres.PostgresError && ['42P04', '23505'].includes(error.code))) throw error
  } finally {
    await sql.end()
  }
}

async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  // SIGINT: a fast, clean shutdown. SIGQUIT, should that hang: the next start recovers from the log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isPostgresOn(cluster, pid)) return
    process.kill(pid, signal)
    const deadline = Date.now() + STOP_LIMIT_MS
    while (isPostgresOn(cluster, pid) && Date.now() < deadline) await delay(POLL_MS)
  }
}
