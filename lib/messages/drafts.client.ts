// Unsent words, kept per conversation in this browser so that switching or closing loses nothing.

const prefix = 'draft:'
/** Older drafts of other conversations are dropped beyond this many. */
const keptDrafts = 200

/** The unsent text of a conversation; empty when there is none or the browser keeps nothing. */
export function readDraft(conversationId: string): string {
  try {
    return localStorage.getItem(prefix + conversationId) ?? ''
  } catch {
    return ''
  }
}

export function writeDraft(conversationId: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(prefix + conversationId)
    else {
      localStorage.setItem(prefix + conversationId, text)
      dropBeyond()
    }
  } catch {
    // A browser that keeps nothing (private mode, full disk): the text stays on the screen.
  }
}

function dropBeyond(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  for (const key of keys.slice(0, Math.max(0, keys.length - keptDrafts))) localStorage.removeItem(key)
}
