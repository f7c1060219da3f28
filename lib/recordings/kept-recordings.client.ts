// Recordings that were made and neither sent nor thrown away: leaving the conversation, or the page, loses none. Known in
// memory at once; written to this browser's store behind that, for the agent alone who made them.
import type { QueryClient } from '@tanstack/react-query'
import type { AgentId, ConversationId, EntryId } from '../core/ids.ts'
import { draftKey, readDraft, writeDraft } from '../messages/drafts.client.ts'
import {
  deleteStoredRecording,
  type KeptRecording,
  readStoredRecordings,
  type Sending,
  type StoredRecording,
  storeRecording,
} from './recording-store.client.ts'

/** An answer that did not get out is worth sending by itself as long as it is surely still the answer (ms). */
const resendWithinMs = 3_600_000

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

  constructor(me: AgentId) {
    this.#me = me
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  find(conversationId: ConversationId): KeptRecording | null {
    return this.#kept.get(conversationId) ?? null
  }

  keep(conversationId: ConversationId, kept: KeptRecording): void {
    this.#kept.set(conversationId, kept)
    void storeRecording(this.#me, { conversationId, storedAt: Date.now(), kept, sending: null })
    this.#notify()
  }

  /** Sent: out of sight, and stored until it is known to have arrived (`forget`). */
  hold(conversationId: ConversationId, kept: KeptRecording, sending: Sending): void {
    this.#kept.delete(conversationId)
    void storeRecording(this.#me, { conversationId, storedAt: Date.now(), kept, sending })
    this.#notify()
  }

  forget(id: EntryId): void {
    for (const [conversationId, kept] of this.#kept) if (kept.id === id) this.#kept.delete(conversationId)
    void deleteStoredRecording(id)
    this.#notify()
  }

  /**
   * Brings back what an earlier page kept, once. Those it had sent not long ago, without knowing whether they arrived, are
   * the answer: they are to be sent again. Older ones are kept, for somebody to look at them first.
   */
  async restore(): Promise<(StoredRecording & { sending: Sending })[]> {
    const toSend: (StoredRecording & { sending: Sending })[] = []
    for (const stored of await readStoredRecordings(this.#me)) {
      const { conversationId, kept, sending } = stored
      if (sending && !sending.isRefused && Date.now() - sending.sentAt < resendWithinMs) toSend.push({ ...stored, sending })
      else if (!this.#kept.has(conversationId)) {
        this.#kept.set(conversationId, kept)
        const key = draftKey(conversationId, 'twin')
        if (sending && readDraft(key) === '') writeDraft(key, sending.twin)
      }
    }
    this.#notify()
    return toSend
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
