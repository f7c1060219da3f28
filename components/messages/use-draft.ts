'use client'

import { useEffect, useState } from 'react'
import type { ConversationId } from '@/lib/core/ids.ts'
import { readDraft, writeDraft } from '@/lib/messages/drafts.client.ts'
import type { ComposerMode } from './composer-mode.ts'

/** The unsent text of a conversation, kept in this browser; a note and an answer are kept apart. */
export function useDraft(conversationId: ConversationId, mode: ComposerMode): [string, (text: string) => void] {
  const key = mode === 'note' ? `${conversationId}:note` : conversationId
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
