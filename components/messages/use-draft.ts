'use client'

import { useEffect, useState } from 'react'
import type { ConversationId } from '@/lib/core/ids.ts'
import { type DraftKind, draftKey, readDraft, writeDraft } from '@/lib/messages/drafts.client.ts'

/** The unsent text of a conversation, kept in this browser. */
export function useDraft(conversationId: ConversationId, kind: DraftKind): [string, (text: string) => void] {
  const key = draftKey(conversationId, kind)
  const [texts, setTexts] = useState<Record<string, string>>({})
  useEffect(() => {
    const read = () => setTexts((all) => ({ ...all, [key]: readDraft(key) }))
    read()
    window.addEventListener('draft-restored', read)
    return () => window.removeEventListener('draft-restored', read)
  }, [key])
  const setText = (text: string) => {
    setTexts((all) => ({ ...all, [key]: text }))
    writeDraft(key, text)
  }
  return [texts[key] ?? '', setText]
}
