// `npm run demo`: everything on this machine, from nothing to two browser windows. `--dev` is `npm run dev`.
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  findEmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from '../db/embedded/embedded-postgres.ts'
import { findFreePort, isPortFree } from '../db/embedded/free-port.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { seedDemo } from '../db/seed.ts'
import { tellDemoStory } from './demo-story.ts'
import { localEnvironment, STOP_ORDER, startLocalInstance } from './local-instance.ts'
import { readLocalSecrets } from './local-secrets.ts'
import { buildScreens } from './next-build.ts'
import { describePortOwner } from './port-owner.ts'
import { seconds, step } from './progress.ts'
import { recoverEarlierRun, removeRunRecord, writeRunRecord } from './run-record.ts'
import { Supervisor } from './supervisor.ts'

const DEFAULT_PORT = 3000
const SIMULATOR_OFFSET = 1010
const SPEECH_OFFSET = 2010
const PORTS_TO_TRY = 50
const DATABASE_WATCH_MS = 1000
/** npm and the terminal both pass Ctrl-C on: the same keystroke may arrive twice. */
const SAME_KEYSTROKE_MS = 1000

/** Said to people without a stack: the message tells what to do. */
class DemoRefused extends Error {}

const flags = readFlags()
const dataDir = resolve(flags.data)
const building = new AbortController()
let supervisor: Supervisor | undefined
let stopRequestedAtMs = 0

process.stdout.on('error', () => undefined) // The reader of a pipe may leave before we do.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void requestStop(0))
process.on('disconnect', () => void requestStop(0)) // Our starter was killed.
try {
  await runDemo()
} catch (error) {
  if (stopRequestedAtMs === 0) {
    console.error(error instanceof DemoRefused ? `\n${error.message}` : error)
    await requestStop(1)
  }
}

async function runDemo(): Promise<void> {
  const startedAt = Date.now()
  console.log(flags.dev ? '\nMiddenweg, development\n' : '\nMiddenweg demo\n')
  await clearTheWay()
  const ports = await choosePorts()
  const appUrl = `http://localhost:${ports.port}`
  supervisor = new Supervisor({
    logDir: join(dataDir, 'log'),
    notify: (line) => console.log(line),
    onChange: (parts) => writeRunRecord(dataDir, appUrl, parts),
  })
  writeRunRecord(dataDir, appUrl, [])
  const server = await step(
    'Start PostgreSQL',
    () => startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') }),
    ({ port }) => `port ${port}`,
  )
  const mode = flags.dev ? 'development' : 'production'
  const settings = { ...ports, dataDir, databaseUrl: server.url, host: flags.host, secrets: readLocalSecrets(dataDir), mode } as const
  Object.assign(process.env, localEnvironment(settings)) // The seed seals tokens with this instance's key.
  await step('Bring the database up to date', () => migrateDatabase(server.url))
  const seeded = await step('Seed the demo organisation', () =>
    seedDemo(server.url, { acknowledges: true, hasReplies: true, shopUrl: `http://127.0.0.1:${ports.simulatorPort}` }),
  )
  if (!flags.dev) {
    const build = () => buildScreens(join(dataDir, 'build.log'), building.signal)
    await step('Build the screens, if they changed', build, (built) => (built ? 'built' : 'up to date'))
  }
  const parts = supervisor
  await step('Start web, worker and simulator', () => startLocalInstance(parts, settings))
  await step('Let the first customers write', () => tellDemoStory(`http://127.0.0.1:${ports.simulatorPort}`))
  watchDatabase(server.port)
  printWelcome(ports, seeded.logins, startedAt)
}

/** Ends what a killed run left, refuses beside a living one, and honours --reset. */
async function clearTheWay(): Promise<void> {
  const earlier = await recoverEarlierRun(dataDir)
  if (earlier.kind === 'running') {
    throw new DemoRefused(`It already runs on ${dataDir}: ${earlier.appUrl}\nStop it with Ctrl-C where it runs, or: kill ${earlier.pid}`)
  }
  if (earlier.kind === 'recovered') {
    console.log(
      `  ! An earlier run was killed; ${earlier.stopped.length > 0 ? `stopped its ${earlier.stopped.join(', ')}` : 'nothing of it is left'}.`,
    )
  }
  if (process.env.DATABASE_URL) console.log('  ! DATABASE_URL is set; the demo uses its own database all the same.')
  if (!flags.reset) return
  await step(`Delete ${dataDir}`, async () => {
    await stopEmbeddedPostgres(join(dataDir, 'postgres'))
    removeEmbeddedPostgres(join(dataDir, 'postgres'))
    rmSync(dataDir, { recursive: true, force: true })
  })
}

async function choosePorts(): Promise<{ port: number; simulatorPort: number; speechPort: number }> {
  const port = await choosePort('--port', flags.port, DEFAULT_PORT)
  const simulatorPort = await choosePort('--simulator-port', flags.simulatorPort, port + SIMULATOR_OFFSET)
  // Nobody types its address: any free port will do.
  const speechPort = (await isPortFree(port + SPEECH_OFFSET)) ? port + SPEECH_OFFSET : await findFreePort()
  return { port, simulatorPort, speechPort }
}

async function choosePort(flag: string, wanted: number | undefined, usual: number): Promise<number> {
  if (wanted !== undefined) {
    if (await isPortFree(wanted)) return wanted
    throw new DemoRefused(
      `Port ${wanted} (${flag}) is taken by ${describePortOwner(wanted)}. Choose another with ${flag}, or stop that program.`,
    )
  }
  if (await isPortFree(usual)) return usual
  for (let port = usual + 1; port < usual + PORTS_TO_TRY; port++) {
    if (!(await isPortFree(port))) continue
    console.log(`  ! Port ${usual} is taken by ${describePortOwner(usual)}; using ${port} (${flag} chooses another).`)
    return port
  }
  return findFreePort()
}

/** A database that was killed comes back on its port; the processes reconnect by themselves. */
function watchDatabase(port: number): void {
  const folder = join(dataDir, 'postgres')
  const check = async () => {
    if (stopRequestedAtMs > 0) return
    if (findEmbeddedPostgres(folder) === null) {
      console.log('PostgreSQL ended, starting it again.')
      await startEmbeddedPostgres({ dataDir: folder, port })
      console.log('PostgreSQL is back.')
    }
    setTimeout(() => void check().catch((error) => console.error(error)), DATABASE_WATCH_MS)
  }
  setTimeout(() => void check().catch((error) => console.error(error)), DATABASE_WATCH_MS)
}

function printWelcome(
  ports: { port: number; simulatorPort: number },
  logins: { email: string; password: string; role: string }[],
  startedAt: number,
): void {
  const lines = [
    '',
    `Ready in ${seconds(startedAt)}.`,
    '',
    `  Inbox            http://localhost:${ports.port}`,
    `  Simulator phone  http://localhost:${ports.simulatorPort}`,
    '',
    ...logins.map(({ role, email, password }) => `  ${role.padEnd(15)}  ${email}  ${password}`),
    '',
    `  Logs in ${join(dataDir, 'log')}. Ctrl-C stops everything; the data stays in ${dataDir} (--reset deletes it).`,
    '',
  ]
  console.log(lines.join('\n'))
}

/** First call: stop in order. Again, from a new keystroke: at once. */
async function requestStop(exitCode: number): Promise<void> {
  const now = Date.now()
  if (stopRequestedAtMs > 0) {
    if (now - stopRequestedAtMs < SAME_KEYSTROKE_MS) return
    supervisor?.kill()
    process.exit(130)
  }
  stopRequestedAtMs = now
  // Without a supervisor nothing of ours runs: another demo may own the folder.
  if (supervisor) {
    console.log('\nStopping web, worker, simulator, PostgreSQL …')
    building.abort()
    await supervisor.stop(STOP_ORDER)
    await stopEmbeddedPostgres(join(dataDir, 'postgres'))
    removeRunRecord(dataDir)
    console.log(`Stopped (${seconds(now)}).`)
  }
  process.exit(exitCode)
}

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'simulator-port': { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      reset: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
    },
  })
  const { 'simulator-port': simulatorPort, port, ...rest } = values
  return { ...rest, port: parsePort('--port', port), simulatorPort: parsePort('--simulator-port', simulatorPort) }
}

function parsePort(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  console.error(`${flag} must be a port number from 1 to 65535, not "${text}".`)
  process.exit(1)
}
