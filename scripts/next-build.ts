// Builds the screens when their sources changed since the last build; demo, tests and benchmarks share it.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { identify, isSameProgram, type ProgramIdentity } from './program-identity.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, '.next', 'sources-sha256')
const LOCK = join(ROOT, '.next', 'build-owner.json')
const NOT_BUILT = new Set([
  'node_modules',
  '.git',
  '.next',
  '.data',
  '.ci',
  'e2e',
  'scripts',
  'bench',
  'test-results',
  'playwright-report',
  'docs',
])
const BUILT_FILE = /\.(tsx?|mts|mjs|css|json|svg|png|jpg|webp|ico|woff2|sql|txt)$/
const POLL_MS = 250

/**
 * True when `next build` was needed. `signal` ends a running build.
 * @throws Error with the build's last output, which is all in `logFile`.
 */
export async function buildScreens(logFile: string, signal?: AbortSignal): Promise<boolean> {
  await takeTurn()
  try {
    const hash = hashSources()
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false
    rmSync(STAMP, { force: true })
    // Types of routes that are gone would fail the build.
    rmSync(join(ROOT, '.next', 'dev', 'types'), { recursive: true, force: true })
    await runBuild(logFile, signal)
    writeFileSync(STAMP, hash)
    return true
  } finally {
    rmSync(LOCK, { force: true })
  }
}

/** One build at a time in a checkout: the next one finds the result of the first. */
async function takeTurn(): Promise<void> {
  mkdirSync(join(ROOT, '.next'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(LOCK, JSON.stringify(identify(process.pid)), { flag: 'wx' })
      return
    } catch {
      if (!isHeld()) rmSync(LOCK, { force: true })
      else await delay(POLL_MS)
    }
  }
}

function isHeld(): boolean {
  try {
    // Written above, by this project.
    return isSameProgram(JSON.parse(readFileSync(LOCK, 'utf8')) as ProgramIdentity, 'node')
  } catch {
    return false // Gone, or cut off by a kill.
  }
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of listSources(ROOT)) hash.update(`${file.slice(ROOT.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (NOT_BUILT.has(entry.name)) return []
      if (entry.isDirectory()) return listSources(path)
      return BUILT_FILE.test(entry.name) && !/\.test\.tsx?$|next-env\.d\.ts$/.test(entry.name) ? [path] : []
    })
}

async function runBuild(logFile: string, signal?: AbortSignal): Promise<void> {
  const log = openSync(logFile, 'w')
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const
  const args = ['--max-old-space-size=3072', next, 'build']
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', log, log], signal })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`next build failed:\n${readFileSync(logFile, 'utf8').slice(-6000)}`)
}
