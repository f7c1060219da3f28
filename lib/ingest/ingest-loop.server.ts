import { clients } from '../../db/client.ts'
import { listWaitingConnections } from '../../db/queries/deliveries.ts'
import type { ConnectionId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { understandDeliveries } from './understand-deliveries.server.ts'

/** Rows per transaction: enough to share a commit, few enough to keep each transaction in the tens of milliseconds. */
const batchSize = 100

type Loop = { isWanted: boolean; running: Promise<void> | null }
type Loops = { byConnection: Map<ConnectionId, Loop>; isHalted: boolean }

function allLoops(): Loops {
  return processSingleton('ingest-loops', () => ({ byConnection: new Map(), isHalted: false }))
}

/**
 * Starts understanding what waits on a connection, at once and in this process. One loop per connection runs at a
 * time; a wake-up during a run makes it look once more, so nothing stored is overlooked. What a killed process leaves
 * behind is swept up by the worker (`sweepIngest`).
 * @param storing the storing of what it is woken for: an idle loop opens its transaction meanwhile, and looks when that
 * has ended either way.
 */
export function wakeIngest(connectionId: ConnectionId, storing: Promise<void> = Promise.resolve()): void {
  const loops = allLoops()
  const loop = loops.byConnection.get(connectionId) ?? { isWanted: false, running: null }
  loops.byConnection.set(connectionId, loop)
  const start = (afterwards: Promise<void>) => {
    if (loops.isHalted) return
    loop.running ??= run(connectionId, loop, loops, afterwards).finally(() => {
      loop.running = null
      if (loop.isWanted) start(Promise.resolve())
    })
  }
  // Told here first and to the loop it starts after that, which then knows that it need not look again.
  const stored = storing.then(
    () => {
      loop.isWanted = true
      start(Promise.resolve())
    },
    () => {}, // answered by whoever stores
  )
  start(stored)
}

/** A web process that lives is at a delivery within milliseconds; what waits longer than this was left behind. */
const leftBehindMs = 3_000

/** Takes over what a dead web process left behind; the worker calls it every second. */
export async function sweepIngest(): Promise<void> {
  for (const connectionId of await listWaitingConnections(clients().db, new Date(Date.now() - leftBehindMs))) wakeIngest(connectionId)
}

/** Stops taking new batches and waits for running ones, for a clean shutdown. */
export async function haltIngest(): Promise<void> {
  const loops = allLoops()
  loops.isHalted = true
  await Promise.all([...loops.byConnection.values()].map((loop) => loop.running))
}

async function run(connectionId: ConnectionId, loop: Loop, loops: Loops, stored: Promise<void>): Promise<void> {
  let ready = stored.then(() => {
    loop.isWanted = false
  })
  try {
    while (!loops.isHalted) {
      const handled = await understandDeliveries(connectionId, batchSize, ready)
      if (handled < batchSize && !loop.isWanted) return
      loop.isWanted = false
      ready = Promise.resolve()
      // Requests that came meanwhile are answered first.
      await new Promise((resolve) => setImmediate(resolve))
    }
  } catch (error) {
    log.error({ err: error, connectionId }, 'ingest failed; the sweeper tries again')
  }
}
