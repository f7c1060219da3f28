// Recordings that were made and neither sent nor thrown away: leaving the conversation, or the page, loses none. Known in
// memory at once; written to this browser's store behind that, for the agent alone who made them.
import type { QueryClient } from '@tanstack/react-query'
import type { AgentId, ConversationId } from '../core/ids.ts'
import { deleteStoredRecording, type KeptRecording, readStoredRecordings, storeRecording } from './recording-store.client.ts'

const all = new WeakMap<QueryClient, KeptRecordings>()

/** The kept recordings of this page; its query cache stands for the page. */
export function keptRecordingsOf(cache: QueryClient, me: AgentId): KeptRecordings {
  const kept = all.get(cache) ?? new KeptRecordings(me)
  all.set(cache, kept)
  return kept
}

export class KeptRecordings {
  readonly #me: AgentId
  readonly #kept = new Map<ConversationId, KeptRecording>()
  readonly #listeners = new Set<() => void>()
  #isRestored = false

  constructor(me: AgentId) {
    this.#me = me
  }

  /** With the first one who listens, what an earlier page kept comes back. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (!this.#isRestored) void this.#restore()
    return () => this.#listeners.delete(listener)
  }

  find(conversationId: ConversationId): KeptRecording | null {
    return this.#kept.get(conversationId) ?? null
  }

  keep(conversationId: ConversationId, kept: KeptRecording): void {
    this.#kept.set(conversationId, kept)
    void storeRecording(this.#me, conversationId, kept)
    this.#notify()
  }

  forget(conversationId: ConversationId): void {
    this.#kept.delete(conversationId)
    void deleteStoredRecording(this.#me, conversationId)
    this.#notify()
  }

  async #restore(): Promise<void> {
    this.#isRestored = true
    for (const { conversationId, kept } of await readStoredRecordings(this.#me)) {
      if (!this.#kept.has(conversationId)) this.#kept.set(conversationId, kept)
    }
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
