import type { ConversationId } from '../core/ids.ts'
import { RequestError, requestJson } from '../core/request-json.ts'

// Which conversation somebody is looking at in this window, down to its newest entry. What arrives there is read as it
// appears: it never counts as unread, not even for the moment until it is drawn.

/** Messages that come closer together than this are told as read with one request. */
const tellAfterMs = 300
const longestPauseMs = 60_000

let attendedId: ConversationId | null = null

/** Says whose newest entry is in view now; null when none is. */
export function attend(id: ConversationId | null): void {
  attendedId = id
}

/** Whether the newest entry of a conversation is in view, in a window that is itself in view. */
export function isAttended(id: ConversationId): boolean {
  return attendedId === id && document.visibilityState === 'visible'
}

type Owed = { position: string; timer: ReturnType<typeof setTimeout> }

/** What the server does not know yet, by conversation: leaving one does not take back that it was read. */
const owed = new Map<ConversationId, Owed>()

/** Tells the server how far was read, a burst once; again and again, with growing pauses, until it has answered. */
export function tellRead(id: ConversationId, position: string): void {
  tellLater(id, position, tellAfterMs)
}

function tellLater(id: ConversationId, position: string, afterMs: number): void {
  clearTimeout(owed.get(id)?.timer)
  owed.set(id, { position, timer: setTimeout(() => void tell(id, position, afterMs), afterMs) })
}

async function tell(id: ConversationId, position: string, waitedMs: number): Promise<void> {
  try {
    await requestJson(`/conversations/${id}/read`, { method: 'POST', body: { position }, keepalive: true })
  } catch (error) {
    const isRefused = error instanceof RequestError && error.status >= 400 && error.status < 500 && error.status !== 429
    if (!isRefused && owed.get(id)?.position === position) return tellLater(id, position, Math.min(longestPauseMs, waitedMs * 4))
  }
  if (owed.get(id)?.position === position) owed.delete(id)
}

/** Leaving the page tells what is left to tell. */
if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', () => {
    for (const [id, { position, timer }] of owed) {
      clearTimeout(timer)
      void tell(id, position, longestPauseMs)
    }
  })
}
