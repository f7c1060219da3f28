// Threads for work on sound: one for each processor but one, and always two, so that an hour of sound does not keep a note
// of ten seconds waiting; each with a limit of memory and each task with a limit of time. A thread that dies or runs over is replaced, and its task ends with that outcome.
import { availableParallelism } from 'node:os'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { programEnv } from '../core/env.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { unreadable } from './audio-outcome.ts'
import type { AudioTask, AudioTaskResult } from './audio-task.ts'

/** Of JavaScript's heap; sound itself lies outside it and is bounded by the decoder's own limits. */
const RESOURCE_LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
/** A thread that had nothing to do for this long ends: its decoders hold memory. */
const IDLE_MS = 30_000
const WORKER_FILE = new URL('./audio-worker.server.ts', import.meta.url)

type Waiting = { task: AudioTask; limitMs: number; finish: (result: AudioTaskResult) => void }
type Thread = { worker: Worker; current: Waiting | undefined; timer: NodeJS.Timeout | undefined }

/**
 * The process's one pool; its threads start with the first task and end when idle. In the web process server.ts must
 * ask for it before any route does: inside a bundle this file does not know where its worker lies.
 */
export function audioPool(): AudioPool {
  return processSingleton('audio-pool', () => new AudioPool())
}

export class AudioPool {
  readonly #size: number
  readonly #limits: ResourceLimits
  readonly #threads = new Set<Thread>()
  readonly #queue: Waiting[] = []

  /** @param limits of one thread's heap, in megabytes */
  constructor(size = Math.max(2, availableParallelism() - 1), limits = RESOURCE_LIMITS) {
    this.#size = size
    this.#limits = limits
  }

  /** Threads alive, busy or idle. */
  get threads(): number {
    return this.#threads.size
  }

  /** Never rejects. The limit counts from when a thread takes the task, not from the queue. */
  run(task: AudioTask, limitMs: number): Promise<AudioTaskResult> {
    return new Promise((finish) => {
      this.#queue.push({ task, limitMs, finish })
      this.#assign()
    })
  }

  /** Ends every thread; tasks still running or waiting answer as if they had crashed. */
  async close(): Promise<void> {
    const threads = [...this.#threads]
    for (const { finish } of this.#queue.splice(0)) finish(unreadable('crashed'))
    for (const thread of threads) this.#end(thread, unreadable('crashed'))
    await Promise.all(threads.map(({ worker }) => worker.terminate()))
  }

  #assign(): void {
    if (this.#queue.length === 0) return
    const idle = [...this.#threads].find(({ current }) => current === undefined)
    const thread = idle ?? (this.#threads.size < this.#size ? this.#start() : undefined)
    const next = thread && this.#queue.shift()
    if (thread === undefined || next === undefined) return
    clearTimeout(thread.timer)
    thread.current = next
    thread.timer = setTimeout(() => this.#end(thread, { outcome: 'timed_out' }), next.limitMs)
    thread.worker.ref()
    thread.worker.postMessage(next.task)
  }

  #start(): Thread {
    // Sound from outside is decoded here, and ffmpeg inherits this environment: no secret is in it.
    const worker = new Worker(WORKER_FILE, { resourceLimits: this.#limits, env: programEnv() })
    const thread: Thread = { worker, current: undefined, timer: undefined }
    this.#threads.add(thread)
    // Sent by the worker in this folder, which is typed with the same union.
    worker.on('message', (result: AudioTaskResult) => this.#finish(thread, result))
    worker.on('error', () => this.#end(thread, unreadable('crashed')))
    worker.on('exit', () => this.#end(thread, unreadable('crashed')))
    return thread
  }

  #finish(thread: Thread, result: AudioTaskResult): void {
    const { current } = thread
    clearTimeout(thread.timer)
    thread.current = undefined
    thread.worker.unref()
    thread.timer = setTimeout(() => this.#end(thread, unreadable('crashed')), IDLE_MS).unref()
    current?.finish(result)
    this.#assign()
  }

  /** Also called for a thread that has ended already: then nothing is left to do. */
  #end(thread: Thread, result: AudioTaskResult): void {
    if (!this.#threads.delete(thread)) return
    clearTimeout(thread.timer)
    const { current } = thread
    thread.current = undefined
    void thread.worker.terminate()
    current?.finish(result)
    this.#assign()
  }
}
