// `npm test`: everything that must hold, on a fresh clone, with nothing running. Goes on after a failure, so
// that one run tells all; ends with one line `N passed, N failed`.
//   npm test -- --only check,unit,db,e2e        npm test -- lib/routing/decide.test.ts
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findChromium } from './find-chromium.ts'
import { buildScreens } from './next-build.ts'
import { seconds } from './progress.ts'
import { addTallies, type Tally, tallyReport } from './test-tally.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = join(ROOT, 'test-results')
const GROUPS = ['check', 'unit', 'db', 'e2e'] as const
type Group = (typeof GROUPS)[number]
type Check = { title: string; group: Group; run: () => Promise<Tally> }

/** Variables of somebody's production must not reach a test. */
const PRODUCT_VARIABLES = [
  'DATABASE_URL',
  'APP_URL',
  'AUTH_SECRET',
  'ENCRYPTION_KEY',
  'GRAPH_BASE_URL',
  'MEDIA_STORE',
  'PORT',
  'HOST',
  'TRUSTED_PROXIES',
]
const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  next: 'node_modules/next/dist/bin/next',
  tsc: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

const CLEAN_UP_LIMIT_MS = 30_000
let running: ChildProcess | undefined
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopRunning())
process.on('disconnect', () => stopRunning())

const { values, positionals: files } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
const groups = chooseGroups(values.only, files)
process.exitCode = await runChecks(listChecks().filter((check) => groups.includes(check.group)))
process.channel?.unref()

async function runChecks(checks: Check[]): Promise<number> {
  mkdirSync(RESULTS, { recursive: true })
  const startedAt = Date.now()
  const outcomes: { title: string; tally: Tally; time: string }[] = []
  for (const [index, { title, run }] of checks.entries()) {
    console.log(`\n── ${index + 1}/${checks.length} ${title}`)
    const checkStartedAt = Date.now()
    const tally = await run().catch((error: unknown) => {
      console.error(error)
      return { passed: 0, failed: 1 }
    })
    outcomes.push({ title, tally, time: seconds(checkStartedAt) })
  }
  console.log(`\n── Summary (${seconds(startedAt)})`)
  for (const { title, tally, time } of outcomes) {
    console.log(`  ${tally.failed === 0 ? '✓' : '✗'} ${title}: ${tally.passed} passed, ${tally.failed} failed (${time})`)
  }
  const { passed, failed } = addTallies(outcomes.map(({ tally }) => tally))
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

function listChecks(): Check[] {
  return [
    { title: 'Lock file', group: 'check', run: () => runTool(['scripts/complete-lock.ts', '--check']) },
    {
      title: 'Format and lint',
      group: 'check',
      run: () => runTool([TOOLS.biome, 'check', '--error-on-warnings', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.']),
    },
    { title: 'Types', group: 'check', run: checkTypes },
    { title: 'Unused code', group: 'check', run: () => runTool([TOOLS.knip, '--no-progress']) },
    { title: 'Unit tests and architecture', group: 'unit', run: () => runVitest('unit') },
    { title: 'Database tests', group: 'db', run: () => runVitest('db') },
    { title: 'Production build', group: 'e2e', run: checkBuild },
    { title: 'End-to-end tests in Chromium', group: 'e2e', run: runPlaywright },
  ]
}

async function checkTypes(): Promise<Tally> {
  rmSync(join(ROOT, '.next', 'dev', 'types'), { recursive: true, force: true })
  const generated = await spawnNode([TOOLS.next, 'typegen'])
  return generated === 0 ? runTool([TOOLS.tsc, '--noEmit']) : { passed: 0, failed: 1 }
}

async function checkBuild(): Promise<Tally> {
  const built = await buildScreens(join(RESULTS, 'build.log'))
  console.log(built ? 'Built.' : 'The build is up to date.')
  return { passed: 1, failed: 0 }
}

async function runVitest(project: 'unit' | 'db'): Promise<Tally> {
  const report = join(RESULTS, `${project}.json`)
  rmSync(report, { force: true })
  const options = ['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await spawnNode([TOOLS.vitest, 'run', ...options, ...files.filter((file) => groupOf(file) === project)])
  return tallyReport(readReport(report), code)
}

async function runPlaywright(): Promise<Tally> {
  const report = join(RESULTS, 'e2e.json')
  rmSync(report, { force: true })
  const specs = files.filter((file) => groupOf(file) === 'e2e')
  const code = await spawnNode([TOOLS.playwright, 'test', ...specs], { CHROMIUM_PATH: findChromium() })
  return tallyReport(readReport(report), code)
}

async function runTool(args: string[]): Promise<Tally> {
  return (await spawnNode(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function spawnNode(args: string[], extra: Record<string, string> = {}): Promise<number | null> {
  const heap = '--max-old-space-size=2048'
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${heap}`.trim(),
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  }
  for (const name of PRODUCT_VARIABLES) delete env[name]
  // Detached: Ctrl-C reaches the tool once, through us; a second one would keep it from cleaning up.
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  running = child
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  running = undefined
  return code
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function chooseGroups(only: string | undefined, named: string[]): Group[] {
  if (named.length > 0 && only === undefined) return GROUPS.filter((group) => named.some((file) => groupOf(file) === group))
  if (only === undefined) return [...GROUPS]
  const wanted = only.split(',')
  const unknown = wanted.filter((word) => !GROUPS.some((group) => group === word))
  if (unknown.length > 0) {
    console.error(`--only takes ${GROUPS.join(', ')}, not ${unknown.join(', ')}.`)
    process.exit(1)
  }
  return GROUPS.filter((group) => wanted.includes(group))
}

function groupOf(file: string): Group {
  if (file.endsWith('.spec.ts')) return 'e2e'
  return file.endsWith('.db.test.ts') ? 'db' : 'unit'
}

/** The tool gets the chance to clean up, once; the rest is not begun. */
function stopRunning(): void {
  if (isStopping) return
  isStopping = true
  const tool = running
  if (!tool) process.exit(130)
  tool.once('exit', () => process.exit(130))
  tool.kill('SIGINT')
  setTimeout(() => tool.kill('SIGKILL'), CLEAN_UP_LIMIT_MS)
}
