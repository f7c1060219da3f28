/** Where a clock stands, as kept in a snapshot. */
export type ClockState = { offsetMs: number; frozenAtMs: number | null }

/**
 * The only source of time for what the simulator says and decides (timestamps, windows, expiries, buckets).
 * It runs with real time plus an offset, or stands still. Transport timers (retries, delays) use real time.
 */
export class VirtualClock {
  #offsetMs = 0
  #frozenAtMs: number | null = null

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#frozenAtMs ?? Date.now() + this.#offsetMs
  }

  /** Whole seconds since the epoch, as the provider's timestamps are. */
  nowSeconds(): number {
    return Math.floor(this.now() / 1000)
  }

  advance(ms: number): void {
    if (this.#frozenAtMs === null) this.#offsetMs += ms
    else this.#frozenAtMs += ms
  }

  setTo(atMs: number): void {
    this.advance(atMs - this.now())
  }

  freeze(): void {
    this.#frozenAtMs = this.now()
  }

  /** Goes on from the instant it stood still at. */
  resume(): void {
    if (this.#frozenAtMs === null) return
    this.#offsetMs = this.#frozenAtMs - Date.now()
    this.#frozenAtMs = null
  }

  reset(): void {
    this.#offsetMs = 0
    this.#frozenAtMs = null
  }

  snapshot(): ClockState {
    return { offsetMs: this.#offsetMs, frozenAtMs: this.#frozenAtMs }
  }

  restore(state: ClockState): void {
    this.#offsetMs = state.offsetMs
    this.#frozenAtMs = state.frozenAtMs
  }
}
