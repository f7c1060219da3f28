import type { QueryClient } from '@tanstack/react-query'
import type { AgentId } from '../core/ids.ts'
import { applyEvents } from './apply-event.client.ts'
import type { AppEvent } from './events.ts'

/** How many recent events are remembered: far more than can arrive during one fetch. */
const rememberedEvents = 2_000

/**
 * Closes the race between fetching and listening: an answer read before an event, but arriving after it, would
 * undo the event. So each fetch notes how many events had come when it began, and once it succeeds the later
 * ones are applied again. Applying twice is harmless (events carry whole rows).
 */
export class EventReplay {
  #cache: QueryClient
  #me: AgentId
  #recent: AppEvent[] = []
  #count = 0
  #startedAt = new Map<string, number>()
  #unsubscribe: () => void

  constructor(cache: QueryClient, me: AgentId) {
    this.#cache = cache
    this.#me = me
    this.#unsubscribe = cache.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return
      const { queryHash } = event.query
      if (event.action.type === 'fetch') this.#startedAt.set(queryHash, this.#count)
      if (event.action.type === 'success' && !event.action.manual) this.#afterFetch(queryHash)
    })
  }

  /** Applies events as they arrive, and remembers them for fetches under way. */
  apply(events: readonly AppEvent[]): void {
    this.#recent = [...this.#recent, ...events].slice(-rememberedEvents)
    this.#count += events.length
    applyEvents(this.#cache, events, this.#me)
  }

  dispose(): void {
    this.#unsubscribe()
  }

  #afterFetch(queryHash: string): void {
    const startedAt = this.#startedAt.get(queryHash)
    this.#startedAt.delete(queryHash)
    if (startedAt === undefined || startedAt === this.#count) return
    const missed = this.#recent.slice(-Math.min(this.#count - startedAt, rememberedEvents))
    // Cache changes are not made inside the cache's own notification.
    queueMicrotask(() => applyEvents(this.#cache, missed.filter(isPatch), this.#me))
  }
}

/** Events that change what is held; the others only ask for a fetch, and a fetch asked for by a fetch would not end. */
function isPatch(event: AppEvent): boolean {
  return ['conversation.changed', 'conversation.read', 'entry.saved'].includes(event.type)
}
