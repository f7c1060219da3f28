import type { Server, Socket } from 'socket.io'
import { clients } from '../../db/client.ts'
import { type AppendedEvents, type EventRow, eventsChannel, listEventsAfter, readEventBounds } from '../../db/queries/events.ts'
import { log } from '../core/log.server.ts'
import type { ClientToServer, ServerToClient } from './events.ts'
import { frameFor, type Viewer } from './visible-events.ts'
import { onRelayWake } from './wake-relay.server.ts'

export type SocketData = { viewer: Viewer & { name: string } }
export type AppServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type AppSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

const pageSize = 500
/** NOTIFY wakes us; this is for a lost listener connection. */
const fallbackMs = 2_000

/**
 * Reads the event log behind every commit and hands each local socket a frame of what it may see. Each web process runs
 * one; all see the same numbers in the same order, so a screen may reconnect to any of them.
 */
export class Relay {
  readonly #io: AppServer
  #seq = 0
  #isReading = false
  #isWanted = false
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => Promise<void>) | undefined

  constructor(io: AppServer) {
    this.#io = io
  }

  /** The number of the last event handed out. */
  get seq(): number {
    return this.#seq
  }

  async start(): Promise<void> {
    this.#seq = (await readEventBounds(clients().db)).newest
    const listener = await clients().sql.listen(
      eventsChannel,
      (newest) => {
        if (Number(newest) > this.#seq) this.wake()
      },
      () => this.wake(),
    )
    this.#unlisten = listener.unlisten
    this.#timer = setInterval(() => this.wake(), fallbackMs)
    onRelayWake((appended) => (appended ? this.#take(appended) : this.wake()))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    onRelayWake(undefined)
    clearInterval(this.#timer)
    await this.#unlisten?.()
  }

  /** Looks for new events; calls during a look lead to one more. */
  wake(): void {
    this.#isWanted = true
    if (!this.#isReading && !this.#stopped) void this.#read()
  }

  /** What this process itself committed, when it comes right after what was handed out, goes on without a look. */
  #take({ after, rows }: AppendedEvents): void {
    if (this.#isReading || this.#stopped || after !== this.#seq) this.wake()
    else this.#handOut(rows)
  }

  async #read(): Promise<void> {
    this.#isReading = true
    try {
      while (this.#isWanted && !this.#stopped) {
        this.#isWanted = false
        const rows = await listEventsAfter(clients().ingest, this.#seq, pageSize)
        if (rows.length === pageSize) this.#isWanted = true
        if (rows.length > 0) this.#handOut(rows)
      }
    } catch (error) {
      log.error({ err: error }, 'reading the event log failed; trying again shortly')
    } finally {
      this.#isReading = false
    }
  }

  #handOut(rows: EventRow[]): void {
    const after = this.#seq
    this.#seq = rows.at(-1)?.seq ?? after
    if (rows.every((row) => row.audience === 'agents')) {
      this.#io.local.emit('frame', { after, upTo: this.#seq, events: rows.map(({ seq, event }) => ({ seq, event })) })
      return
    }
    for (const socket of this.#io.sockets.sockets.values()) socket.emit('frame', frameFor(socket.data.viewer, after, rows))
  }
}
