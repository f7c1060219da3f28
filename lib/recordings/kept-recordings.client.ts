import type { ConversationId } from '../core/ids.ts'
import type { Recorded } from './voice-recorder.client.ts'

// Recordings that were made and neither sent nor thrown away: leaving a conversation loses none. In memory, gone with the page.

const kept = new Map<ConversationId, Recorded>()
const listeners = new Set<() => void>()

export function findKeptRecording(conversationId: ConversationId): Recorded | null {
  return kept.get(conversationId) ?? null
}

export function keepRecording(conversationId: ConversationId, recorded: Recorded): void {
  kept.set(conversationId, recorded)
  for (const listener of listeners) listener()
}

export function forgetKeptRecording(conversationId: ConversationId): void {
  kept.delete(conversationId)
  for (const listener of listeners) listener()
}

export function subscribeToKeptRecordings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
