import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type EngineReply, type EngineRequest, type Heard, tooMuchMemory } from './embedded-engine-protocol.ts'
import type { EmbeddedModel } from './find-model.ts'

export type EngineSettings = { threads: number; maxMemoryMb: number }

export type HearingOutcome =
  | { kind: 'heard'; heard: Heard[] }
  /** `no_engine`: the package is not installed; `memory`: more than it may have; `broken`: it or its model failed; `busy`: its turn did not come. */
  | { kind: 'failed'; reason: 'no_engine' | 'memory' | 'broken' | 'timed_out' | 'busy' }

const processFile = fileURLToPath(new URL('./embedded-engine-process.server.ts', import.meta.url))
/** A process that had nothing to hear for this long ends: its model holds memory. */
const idleMs = 5 * 60_000
/** Waiting and hearing together stay within what a job may last (lib/jobs/job-definitions.ts). */
const longestWaitMs = 15 * 60_000
const longestHearingMs = 40 * 60_000
/** Of JavaScript's heap; the model lies outside it and is bounded by `maxMemoryMb`. */
const heapMb = 256

/** One process with one model, which hears one recording at a time; the next waits its turn. Never rejects. */
export class EmbeddedEngine {
  readonly #model: EmbeddedModel
  readonly #settings: EngineSettings
  #turn: Promise<unknown> = Promise.resolve()
  #child: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(model: EmbeddedModel, settings: EngineSettings) {
    this.#model = model
    this.#settings = settings
  }

  /** @param limitMs for the whole recording, at most 40 minutes, counted from when its turn comes; then the process is ended. */
  hear(pieces: Float32Array[], language: string | null, limitMs: number): Promise<HearingOutcome> {
    const asked = performance.now()
    const outcome = this.#turn.then((): Promise<HearingOutcome> | HearingOutcome => {
      const isStale = performance.now() - asked > longestWaitMs
      return isStale ? { kind: 'failed', reason: 'busy' } : this.#hearNow(pieces, language, Math.min(limitMs, longestHearingMs))
    })
    this.#turn = outcome
    return outcome
  }

  /** Ends the process; what it is at fails. */
  close(): void {
    clearTimeout(this.#idle)
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  async #hearNow(pieces: Float32Array[], language: string | null, limitMs: number): Promise<HearingOutcome> {
    clearTimeout(this.#idle)
    let isLate = false
    const limit = setTimeout(() => {
      isLate = true
      this.close()
    }, limitMs)
    try {
      const outcome = await this.#hearAll(pieces, language)
      return isLate ? { kind: 'failed', reason: 'timed_out' } : outcome
    } finally {
      clearTimeout(limit)
      this.#idle = setTimeout(() => this.close(), idleMs).unref()
    }
  }

  async #hearAll(pieces: Float32Array[], language: string | null): Promise<HearingOutcome> {
    if (!this.#child) {
      const reply = await this.#start()
      if (reply.kind !== 'loaded') {
        this.close()
        return { kind: 'failed', reason: reply.kind === 'failed' ? reply.reason : 'broken' }
      }
    }
    const heard: Heard[] = []
    for (const samples of pieces) {
      const reply = await this.#ask({ kind: 'hear', samples, language })
      if (reply.kind === 'heard') heard.push(reply.heard)
      else {
        this.close()
        return { kind: 'failed', reason: reply.kind === 'failed' ? reply.reason : 'broken' }
      }
    }
    return { kind: 'heard', heard }
  }

  #start(): Promise<Reply> {
    // Of our environment it gets what a program needs to run, and no secret.
    const env = { NODE_ENV: 'production' } as const
    this.#child = fork(processFile, [], { execArgv: [`--max-old-space-size=${heapMb}`], serialization: 'advanced', stdio: 'ignore', env })
    this.#child.unref()
    this.#child.channel?.unref()
    return this.#ask({ kind: 'load', model: this.#model, ...this.#settings })
  }

  /** One request, one reply; a process that ends instead has failed. */
  #ask(request: EngineRequest): Promise<Reply> {
    const child = this.#child
    if (!child) return Promise.resolve({ kind: 'failed', reason: 'broken' })
    child.ref()
    child.channel?.ref()
    return new Promise<Reply>((resolve) => {
      const finish = (reply: Reply) => {
        child.off('message', onReply)
        child.off('exit', onExit)
        child.off('error', onError)
        child.unref()
        child.channel?.unref()
        resolve(reply)
      }
      // Sent by the process in this folder, which is typed with the same union.
      const onReply = (reply: EngineReply) => finish(reply)
      const onExit = (code: number | null) => {
        if (this.#child === child) this.#child = undefined
        finish({ kind: 'failed', reason: code === tooMuchMemory ? 'memory' : 'broken' })
      }
      const onError = () => finish({ kind: 'failed', reason: 'broken' })
      child.once('message', onReply)
      child.once('exit', onExit)
      child.once('error', onError)
      child.send(request, (error) => error && onError())
    })
  }
}

type Reply = Exclude<EngineReply, { kind: 'failed' }> | { kind: 'failed'; reason: 'no_engine' | 'memory' | 'broken' }
