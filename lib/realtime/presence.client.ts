import type { AgentId, ConversationId } from '../core/ids.ts'
import type { Presence } from './events.ts'

export type Colleague = { agentId: AgentId; name: string; state: 'viewing' | 'typing' }

/** A typing signal is repeated while typing; without a repeat it has ended. */
const typingLastsMs = 6_000

/** Who else looks at or types in a conversation right now. */
export class PresenceStore {
  #byConversation = new Map<ConversationId, readonly Colleague[]>()
  #listeners = new Set<() => void>()
  #timers = new Map<string, ReturnType<typeof setTimeout>>()

  of(conversationId: ConversationId): readonly Colleague[] {
    return this.#byConversation.get(conversationId) ?? nobody
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  apply(presence: Presence): void {
    const { conversationId, agentId, agentName, state } = presence
    const others = this.of(conversationId).filter((colleague) => colleague.agentId !== agentId)
    this.#put(conversationId, state === 'gone' ? others : [...others, { agentId, name: agentName, state }])
    const key = `${conversationId} ${agentId}`
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    if (state !== 'typing') return
    this.#timers.set(
      key,
      setTimeout(() => this.apply({ ...presence, state: 'viewing' }), typingLastsMs),
    )
  }

  /** After a cut nobody's presence is known. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#byConversation.clear()
    this.#tell()
  }

  #put(conversationId: ConversationId, colleagues: readonly Colleague[]): void {
    this.#byConversation.set(conversationId, colleagues)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const nobody: readonly Colleague[] = []
