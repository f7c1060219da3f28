import type { ConversationId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'

// Which conversation somebody is looking at in this window, down to its newest entry. What arrives there is read as it
// appears: it never counts as unread, not even for the moment until it is drawn.

/** Messages that come closer together than this are told as read with one request. */
const tellAfterMs = 300

let attendedId: ConversationId | null = null

/** Says whose newest entry is in view now; null when none is. */
export function attend(id: ConversationId | null): void {
  attendedId = id
}

/** Whether the newest entry of a conversation is in view, in a window that is itself in view. */
export function isAttended(id: ConversationId): boolean {
  return attendedId === id && document.visibilityState === 'visible'
}

/** What is about to be told, by conversation: leaving one does not take back that it was read. */
const telling = new Map<ConversationId, ReturnType<typeof setTimeout>>()

/**
 * Tells the server how far was read; a burst is told once. Not answered: the next message, or opening the conversation
 * again, tells it then.
 */
export function tellRead(id: ConversationId, position: string): void {
  clearTimeout(telling.get(id))
  const timer = setTimeout(() => {
    telling.delete(id)
    requestJson(`/conversations/${id}/read`, { method: 'POST', body: { position } }).catch(() => {})
  }, tellAfterMs)
  telling.set(id, timer)
}
