// Time as the server tells it: windows, waiting times and day lines must not depend on the clock of a laptop.

type Listener = () => void

/** A clock that runs on the server's time and tells its listeners once a second while there are any. */
export class ServerClock {
  #offsetMs = 0
  #listeners = new Set<Listener>()
  #timer: ReturnType<typeof setInterval> | null = null

  /** Sets the clock by a server time just received (ms since epoch). */
  set(serverTime: number): void {
    this.#offsetMs = serverTime - Date.now()
    this.#tell()
  }

  now(): number {
    return Date.now() + this.#offsetMs
  }

  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    this.#timer ??= setInterval(() => this.#tell(), 1000)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0 || this.#timer === null) return
      clearInterval(this.#timer)
      this.#timer = null
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
