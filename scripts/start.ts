// `npm start`: production. Web and worker together, or one of them: `start.ts web`, `start.ts worker`.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { requireEnvironment } from './require-environment.ts'

const ROOT = join(import.meta.dirname, '..')
const ENTRIES: Record<string, string> = { web: 'server.ts', worker: 'worker.ts' }

if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: 'production' })
requireEnvironment()
const chosen = process.argv[2]
if (chosen !== 'worker' && !existsSync(join(ROOT, '.next', 'BUILD_ID'))) {
  console.error('There is no production build yet. Run: npm run build')
  process.exit(1)
}
if (chosen === undefined) {
  startBoth()
} else if (ENTRIES[chosen] === undefined) {
  console.error(`start takes web or worker, not "${chosen}".`)
  process.exit(1)
} else {
  await import(join(ROOT, ENTRIES[chosen]))
}

/** When one ends, the other is asked to end too: restarting is the service manager's task, and it sees the exit. */
function startBoth(): void {
  const children = ['web', 'worker'].map((name) =>
    spawn(process.execPath, [join(import.meta.dirname, 'start.ts'), name], { stdio: 'inherit' }),
  )
  const stop = () => {
    for (const child of children) if (!hasEnded(child)) child.kill('SIGTERM')
  }
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isStopping = true
      stop()
    })
  }
  for (const child of children) {
    child.once('exit', (code) => {
      if (!isStopping) process.exitCode = code || 1
      stop()
    })
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
