import type { QueryClient } from '@tanstack/react-query'
import type { Me } from '../agents/agent-queries.ts'
import { Outbox } from '../messages/outbox.client.ts'
import { saveOwnEntry } from '../timeline/save-entry.client.ts'
import type { Presence } from './events.ts'
import { PresenceStore } from './presence.client.ts'
import type { RealtimeState } from './realtime.client.ts'
import { ServerClock } from './server-clock.client.ts'
import type { StartedRealtime } from './start-realtime.client.ts'

const connecting: RealtimeState = { status: 'connecting', hasNewBuild: false }

/**
 * What one open page shares: the server's clock, colleagues' presence, sends under way and the event stream.
 * Made with the page, started once it is on the screen.
 */
export class LiveSession {
  readonly clock = new ServerClock()
  readonly presence = new PresenceStore()
  readonly outbox: Outbox
  #cache: QueryClient
  #me: Me
  #started: StartedRealtime | null = null
  /** Number of the last event that the page's own data holds; null when not known. */
  #asOf: number | null = null
  #listeners = new Set<() => void>()

  constructor(cache: QueryClient, me: Me) {
    this.#cache = cache
    this.#me = me
    this.outbox = new Outbox({ me, now: () => this.clock.now(), onSaved: (entry) => saveOwnEntry(cache, entry) })
  }

  getState = (): RealtimeState => this.#started?.client.getState() ?? connecting

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  sendPresence(conversationId: string, state: Presence['state']): void {
    this.#started?.client.sendPresence(conversationId, state)
  }

  /**
   * Data of the server came with the page, read when `seq` was the last event. Before the stream is open it starts
   * from there; after that such data is older than what is shown, and everything is fetched again.
   */
  receivePageData(seq: number): void {
    const current = this.#started?.client.seq
    if (current === undefined) this.#asOf = seq
    else if (current === null || current > seq) void this.#cache.invalidateQueries()
  }

  /** Opens the stream, and goes on with what an earlier page left, once the page has come to rest; the returned function closes it. */
  start(): () => void {
    let isStopped = false
    const stopWaiting = whenIdle(() => {
      void import('./start-realtime.client.ts').then(({ startRealtime }) => {
        if (isStopped) return
        const { clock, presence } = this
        this.#started = startRealtime({ cache: this.#cache, clock, presence, me: this.#me.id, asOf: this.#asOf })
        this.#started.client.subscribe(() => this.#onChange())
        this.#onChange()
      })
      // What was recorded and did not get out goes on, too.
      void import('../recordings/resume-recordings.client.ts').then(({ resumeRecordings }) =>
        resumeRecordings(this.#cache, this.#me.id, this.outbox),
      )
    })
    return () => {
      isStopped = true
      stopWaiting()
      this.#started?.dispose()
      this.#started = null
    }
  }

  #onChange(): void {
    if (this.getState().status === 'live') this.outbox.retryWaiting()
    for (const listener of this.#listeners) listener()
  }
}

/** The stream waits at most this long for the page to come to rest. */
const idleWithinMs = 400

function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, idleWithinMs)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(act, { timeout: idleWithinMs })
  return () => window.cancelIdleCallback(handle)
}
