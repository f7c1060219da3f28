// Unsent words, kept per conversation in this browser so that switching or closing loses nothing.

const prefix = 'draft:'
/** Older drafts of other conversations are dropped beyond this many. */
const keptDrafts = 200

/** What is written in a conversation: an answer, a note for colleagues, or the text beside a recording. */
export type DraftKind = 'reply' | 'note' | 'twin'

/** Under which each of them is kept apart. */
export function draftKey(conversationId: string, kind: DraftKind): string {
  return kind === 'reply' ? conversationId : `${conversationId}:${kind}`
}

/** An unsent text by its `draftKey`; empty when there is none or the browser keeps nothing. */
export function readDraft(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? ''
  } catch {
    return ''
  }
}

export function writeDraft(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(prefix + key)
    else {
      localStorage.setItem(prefix + key, text)
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
