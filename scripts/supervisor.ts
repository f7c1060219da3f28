// Runs the product's processes side by side: starts them, waits until they answer, writes their output to
// files, starts again what falls over, and stops all in order. It knows nothing of what they do.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export type Part = {
  /** Shown to people and used for the log file, `web`. */
  name: string
  /** File that Node runs, and its arguments. */
  command: [file: string, ...args: string[]]
  /** Set on top of our own environment. */
  env: Record<string, string>
  heapMb: number
  /** Answers 2xx once the part can be used; without it a part is ready when it runs. */
  readyUrl?: string
}

export type SupervisorOptions = {
  logDir: string
  /** One line for people: something fell over, came back. */
  notify: (line: string) => void
  /** Called whenever a process starts or ends. */
  onChange?: (running: { name: string; pid: number }[]) => void
}

type Watched = { part: Part; child: ChildProcess; startedAtMs: number; crashes: number; isReady: boolean; logStart: number }

const READY_LIMIT_MS = 90_000
const STOP_LIMIT_MS = 12_000
const POLL_MS = 100
const CRASHES_BEFORE_GIVING_UP = 3
/** A part that ran this long has recovered; its next crash counts as the first. */
const STEADY_AFTER_MS = 60_000
const LONGEST_PAUSE_MS = 30_000
const LOG_LIMIT_BYTES = 5_000_000

export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #watched = new Map<string, Watched>()
  readonly #stopped = new AbortController()

  constructor(options: SupervisorOptions) {
    this.#options = options
    mkdirSync(options.logDir, { recursive: true })
  }

  /**
   * Starts a part and waits until it is ready.
   * @throws Error with the last lines of its log when it keeps crashing or does not get ready in 90 s.
   */
  async start(part: Part): Promise<void> {
    this.#spawn(part, 0)
    const deadline = Date.now() + READY_LIMIT_MS
    while (!this.#stopped.signal.aborted) {
      const watched = this.#watched.get(part.name)
      if (watched?.isReady) return
      if ((watched?.crashes ?? 0) >= CRASHES_BEFORE_GIVING_UP) throw new Error(this.#describeFailure(part, 'keeps crashing'))
      if (Date.now() > deadline) throw new Error(this.#describeFailure(part, 'does not get ready'))
      await delay(POLL_MS)
    }
  }

  /** Process id of a running part, for tests and tools that disturb it. */
  pidOf(name: string): number | undefined {
    return this.#watched.get(name)?.child.pid
  }

  /** Asks each part in `order` to stop, waits for it, kills it after 12 s. Nothing is started any more. */
  async stop(order: string[]): Promise<void> {
    this.#stopped.abort()
    for (const name of order) {
      const child = this.#watched.get(name)?.child
      if (!child || hasEnded(child)) continue
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
      await ended
      clearTimeout(limit)
    }
  }

  /** Ends everything at once. Nothing acknowledged is lost by it, but nothing is finished either. */
  kill(): void {
    this.#stopped.abort()
    for (const { child } of this.#watched.values()) if (!hasEnded(child)) child.kill('SIGKILL')
  }

  #spawn(part: Part, crashes: number): void {
    const logFile = this.#logFile(part)
    if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`)
    const logStart = existsSync(logFile) ? statSync(logFile).size : 0
    // A file, not a pipe: the part keeps running and its last words are kept if we die.
    const log = openSync(logFile, 'a')
    const child = spawn(process.execPath, [`--max-old-space-size=${part.heapMb}`, ...part.command], {
      env: { ...process.env, ...part.env },
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C reaches us only; we stop the parts in order.
    })
    closeSync(log)
    const watched: Watched = { part, child, startedAtMs: Date.now(), crashes, isReady: false, logStart }
    this.#watched.set(part.name, watched)
    child.once('error', (error) => this.#options.notify(`${part.name} cannot be run: ${error.message}`))
    child.once('exit', (code, signal) => void this.#restart(watched, signal ?? `code ${code}`))
    this.#reportChange()
    void this.#watchReadiness(watched)
  }

  async #watchReadiness(watched: Watched): Promise<void> {
    const { readyUrl, name } = watched.part
    while (!this.#stopped.signal.aborted && !hasEnded(watched.child)) {
      if (readyUrl === undefined || (await answers(readyUrl))) {
        watched.isReady = true
        if (watched.crashes > 0) this.#options.notify(`${name} is back.`)
        return
      }
      await delay(POLL_MS)
    }
  }

  async #restart(ended: Watched, reason: string): Promise<void> {
    this.#reportChange()
    if (this.#stopped.signal.aborted) return
    const wasSteady = Date.now() - ended.startedAtMs > STEADY_AFTER_MS
    const crashes = wasSteady ? 1 : ended.crashes + 1
    // Readable by start(), which gives up on a part that never got ready.
    ended.crashes = crashes
    ended.isReady = false
    this.#options.notify(this.#describeFailure(ended.part, `ended (${reason}), starting it again`))
    const pauseMs = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** crashes)
    await delay(pauseMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
    if (!this.#stopped.signal.aborted) this.#spawn(ended.part, crashes)
  }

  #describeFailure(part: Part, what: string): string {
    const logFile = this.#logFile(part)
    const words = readFileSync(logFile).subarray(this.#watched.get(part.name)?.logStart).toString('utf8').trim()
    if (words === '') return `${part.name} ${what}. It wrote nothing to ${logFile}.`
    const lines = words.split('\n').slice(-8)
    return `${part.name} ${what}. Last lines of ${logFile}:\n${lines.map((line) => `    ${line}`).join('\n')}`
  }

  #logFile(part: Part): string {
    return join(this.#options.logDir, `${part.name}.log`)
  }

  #reportChange(): void {
    const running = [...this.#watched.values()].flatMap(({ part, child }) =>
      child.pid !== undefined && !hasEnded(child) ? [{ name: part.name, pid: child.pid }] : [],
    )
    this.#options.onChange?.(running)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false // Not listening yet; the caller asks again until its own limit.
  }
}
