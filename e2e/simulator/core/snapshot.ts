/** Keeps a world across restarts: one JSON file, replaced atomically, written a moment after things change. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Delivery } from '../webhooks/webhook-sender.ts'
import type { ClockState } from './clock.ts'
import { isObject, parseJson } from './json.ts'
import type { SimState } from './state.ts'
import type { World } from './world.ts'

type Snapshot = { version: 1; clock: ClockState; state: SimState; deliveries: Delivery[] }

const FINISHED_DELIVERIES_KEPT = 1000
const SHORTEST_PAUSE_MS = 500
/** A large world takes longer to write; saving then takes at most about this share of the time. */
const SAVING_SHARE = 0.05

export class SnapshotKeeper {
  readonly #world: World
  readonly #file: string
  readonly #stopListening: () => void
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #lastCostMs = 0

  constructor(world: World, folder: string) {
    this.#world = world
    this.#file = join(folder, 'simulator.json')
    this.#stopListening = world.onChange(() => this.#schedule())
  }

  /** Takes over an earlier life, if there is one. A file that is no snapshot is an error, not an empty start. */
  async restore(): Promise<void> {
    const text = await readFile(this.#file, 'utf8').catch(() => null)
    if (text === null) return
    const snapshot = parseJson(text)
    if (!isSnapshot(snapshot)) throw new Error(`${this.#file} is not a snapshot of this version`)
    // What was configured on the command line wins over what was remembered.
    const webhookUrl = this.#world.state.app.webhookUrl ?? snapshot.state.app.webhookUrl
    this.#world.clock.restore(snapshot.clock)
    this.#world.adopt({ ...snapshot.state, app: { ...snapshot.state.app, webhookUrl } })
    const formerUrl = snapshot.state.app.webhookUrl
    for (const delivery of snapshot.deliveries) {
      // What was meant for the app's callback goes where that is now.
      if (webhookUrl && delivery.state === 'pending' && delivery.url === formerUrl) delivery.url = webhookUrl
    }
    this.#world.sender.restore(snapshot.deliveries)
  }

  /** Saves a last time and then leaves the file alone. */
  async close(): Promise<void> {
    await this.#save()
    this.#stopListening()
    if (this.#timer) clearTimeout(this.#timer)
  }

  async #save(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write())
    await this.#writing
  }

  #schedule(): void {
    if (this.#timer) return
    const pauseMs = Math.max(SHORTEST_PAUSE_MS, this.#lastCostMs / SAVING_SHARE)
    this.#timer = setTimeout(() => {
      // The next change tries again; the last snapshot stays whole.
      this.#save().catch((error: unknown) => console.error('simulator: cannot save', error))
    }, pauseMs)
    this.#timer.unref()
  }

  async #write(): Promise<void> {
    const started = performance.now()
    const log = this.#world.sender.log.list()
    const finished = log.filter((delivery) => delivery.state !== 'pending').slice(-FINISHED_DELIVERIES_KEPT)
    const pending = log.filter((delivery) => delivery.state === 'pending')
    const snapshot: Snapshot = {
      version: 1,
      clock: this.#world.clock.snapshot(),
      state: this.#world.state,
      deliveries: [...finished, ...pending],
    }
    const text = JSON.stringify(snapshot)
    await mkdir(join(this.#file, '..'), { recursive: true })
    await writeFile(`${this.#file}.next`, text)
    await rename(`${this.#file}.next`, this.#file)
    this.#lastCostMs = performance.now() - started
  }
}

/** Written by us alone, so its version vouches for the rest of its shape. */
function isSnapshot(value: unknown): value is Snapshot {
  return isObject(value) && value.version === 1 && isObject(value.state) && Array.isArray(value.deliveries)
}
