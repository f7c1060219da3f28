import type { Socket } from 'socket.io-client'
import {
  type AppEvent,
  type ClientToServer,
  type Frame,
  frameSchema,
  helloSchema,
  type Presence,
  presenceSchema,
  resumeAnswerSchema,
  type ServerToClient,
} from './events.ts'

// The screen's end of the event stream, without React. It knows two things about what is shown: live, or stale.
// Stale is normal (anchors.md): a gap, a reconnect or an event that does not parse means "fetch again", never a guess.

export type RealtimeStatus = 'connecting' | 'live' | 'stale' | 'offline' | 'signed_out'

export type RealtimeState = {
  status: RealtimeStatus
  /** True when the server now runs another build than the one this page came from. */
  hasNewBuild: boolean
}

export type RealtimeSocket = Socket<ServerToClient, ClientToServer>

export type RealtimeHandlers = {
  onServerTime: (serverTime: number) => void
  /** In order; each at least once. Applying one twice must be harmless. */
  onEvents: (events: AppEvent[]) => void
  /** Fetches again whatever is shown; the returned promise settles when the screen is true again. */
  onStale: () => Promise<void>
  onPresence: (presence: Presence) => void
}

/** How long an answer may take, and the pauses between tries to fetch again; all in ms. */
type RealtimeTimes = { answerMs: number; pauseMs: number; longestPauseMs: number }
const usualTimes: RealtimeTimes = { answerMs: 10_000, pauseMs: 1_000, longestPauseMs: 30_000 }

/** A timer this much late means the machine slept, and the socket may be dead without knowing it. */
const sleptMs = 20_000
const heartbeatMs = 5_000
/** The same for a page nobody looks at: browsers let its timers run once a minute. */
const hiddenSleptMs = 90_000

export class RealtimeClient {
  #socket: RealtimeSocket
  #handlers: RealtimeHandlers
  #state: RealtimeState = { status: 'connecting', hasNewBuild: false }
  #listeners = new Set<() => void>()
  /** Number of the last event applied; null until the first hello. */
  #seq: number | null
  #build: string | null = null
  /** Frames that arrive while a gap is being closed wait here. */
  #waiting: Frame[] | null = null
  /** Number of a hello that came while a gap was being closed. */
  #heard = 0
  #times: RealtimeTimes
  /** Tries to fetch again that failed since the last that did not. */
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #stopHeartbeat: () => void

  /** @param asOf number of the last event that what is shown already holds; null when that is not known. */
  constructor(socket: RealtimeSocket, handlers: RealtimeHandlers, asOf: number | null, times = usualTimes) {
    this.#seq = asOf
    this.#times = times
    this.#socket = socket
    this.#handlers = handlers
    socket.on('hello', (hello) => void this.#onHello(hello))
    socket.on('frame', (frame) => void this.#onFrame(frame))
    socket.on('presence', (presence) => this.#onPresence(presence))
    socket.on('disconnect', () => this.#set({ status: 'offline' }))
    socket.on('connect_error', (error) => {
      this.#set({ status: error.message === 'unauthorized' ? 'signed_out' : 'offline' })
    })
    this.#stopHeartbeat = this.#watchConnection()
    socket.connect()
  }

  getState = (): RealtimeState => this.#state

  /** Number of the last event applied, or null before the first hello. */
  get seq(): number | null {
    return this.#seq
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells colleagues what we do here. Lost while offline, which is right: it is passing. */
  sendPresence(conversationId: string, state: Presence['state']): void {
    if (this.#socket.connected) this.#socket.emit('presence', conversationId, state)
  }

  dispose(): void {
    this.#stopHeartbeat()
    clearTimeout(this.#retry)
    this.#socket.off()
    this.#socket.disconnect()
    this.#listeners.clear()
  }

  async #onHello(input: unknown): Promise<void> {
    const parsed = helloSchema.safeParse(input)
    if (!parsed.success) return this.#becomeStale(null)
    const { seq, serverTime, build } = parsed.data
    this.#handlers.onServerTime(serverTime)
    this.#build ??= build
    if (build !== this.#build) this.#set({ hasNewBuild: true })
    if (this.#waiting) {
      this.#heard = Math.max(this.#heard, seq)
      return this.#set({ status: 'stale' })
    }
    if (this.#seq === seq) return this.#set({ status: 'live' })
    // On the first hello it is not known which number the page's own fetches were made at.
    if (this.#seq === null) return this.#becomeStale(seq)
    await this.#closeGap()
  }

  async #onFrame(input: unknown): Promise<void> {
    const parsed = frameSchema.safeParse(input)
    if (!parsed.success) return this.#becomeStale(readUpTo(input))
    const frame = parsed.data
    if (this.#waiting) {
      this.#waiting.push(frame)
      return
    }
    if (this.#seq === null || frame.upTo <= this.#seq) return
    if (frame.after > this.#seq) return this.#closeGap()
    this.#apply(frame)
  }

  #onPresence(input: unknown): void {
    const parsed = presenceSchema.safeParse(input)
    if (parsed.success) this.#handlers.onPresence(parsed.data)
  }

  #apply(frame: Frame): void {
    const seq = this.#seq ?? 0
    const events = frame.events.filter((event) => event.seq > seq)
    this.#seq = Math.max(seq, frame.upTo)
    this.#handlers.onEvents(events.map(({ event }) => event))
  }

  /** Asks for everything after our number; what cannot be answered is fetched again. */
  async #closeGap(): Promise<void> {
    if (this.#waiting) return
    this.#waiting = []
    this.#set({ status: 'stale' })
    const answer = await this.#askAfter(this.#seq ?? 0)
    if (answer === null) {
      this.#waiting = null
      // Whatever came meanwhile was not applied, a hello included: only a new hello starts this again.
      if (this.#socket.connected) this.#reconnect()
      return
    }
    if (answer.kind === 'frame') this.#apply(answer.frame)
    else {
      this.#seq = answer.seq
      if (!(await this.#fetchAgain())) return
    }
    this.#drain()
  }

  async #askAfter(after: number) {
    try {
      const input: unknown = await this.#socket.timeout(this.#times.answerMs).emitWithAck('resume', after)
      const parsed = resumeAnswerSchema.safeParse(input)
      return parsed.success ? parsed.data : ({ kind: 'stale', seq: after } as const)
    } catch {
      // No answer in time, or the connection went.
      return null
    }
  }

  async #becomeStale(seq: number | null): Promise<void> {
    if (this.#waiting) return
    this.#waiting = []
    this.#set({ status: 'stale' })
    if (seq !== null) this.#seq = seq
    if (await this.#fetchAgain()) this.#drain()
  }

  /** @returns false when it failed: then what is shown is as of no known number, and a new hello starts it again. */
  async #fetchAgain(): Promise<boolean> {
    clearTimeout(this.#retry)
    try {
      await this.#handlers.onStale()
      this.#failures = 0
      return true
    } catch {
      const pause = Math.min(this.#times.longestPauseMs, this.#times.pauseMs * 2 ** this.#failures++)
      this.#seq = null
      this.#waiting = null
      this.#retry = setTimeout(() => this.#reconnect(), pause)
      return false
    }
  }

  /** Applies what arrived meanwhile; another gap in it starts over. */
  #drain(): void {
    const frames = this.#waiting ?? []
    const heard = this.#heard
    this.#waiting = null
    this.#heard = 0 // asked for once: a log that was put back to an older state never gets there
    this.#set({ status: this.#socket.connected ? 'live' : 'offline' })
    for (const frame of frames) void this.#onFrame(frame)
    // Connected anew meanwhile, and what happened in between came in no frame.
    if (this.#seq !== null && heard > this.#seq) void this.#closeGap()
  }

  #watchConnection(): () => void {
    let last = Date.now()
    let wasHidden = document.hidden
    const beat = () => {
      const now = Date.now()
      if (now - last > (wasHidden ? hiddenSleptMs : sleptMs)) this.#reconnect()
      last = now
      wasHidden = document.hidden
    }
    const timer = setInterval(beat, heartbeatMs)
    document.addEventListener('visibilitychange', beat)
    const onOffline = () => {
      this.#socket.disconnect()
      this.#set({ status: 'offline' })
    }
    const onOnline = () => this.#socket.connect()
    window.addEventListener('offline', onOffline)
    window.addEventListener('online', onOnline)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
      window.removeEventListener('offline', onOffline)
      window.removeEventListener('online', onOnline)
    }
  }

  #reconnect(): void {
    this.#socket.disconnect().connect()
  }

  #set(change: Partial<RealtimeState>): void {
    const next = { ...this.#state, ...change }
    if (next.status === this.#state.status && next.hasNewBuild === this.#state.hasNewBuild) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}

/** The number of a frame whose events this page cannot read (an older build), or null. */
function readUpTo(input: unknown): number | null {
  const isNumbered = typeof input === 'object' && input !== null && 'upTo' in input && typeof input.upTo === 'number'
  return isNumbered ? (input as { upTo: number }).upTo : null
}
