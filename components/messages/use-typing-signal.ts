'use client'

import { useCallback, useRef } from 'react'
import { useLive } from '@/components/app-shell/live-context.tsx'
import type { ConversationId } from '@/lib/core/ids.ts'
import { requestJson } from '@/lib/core/request-json.ts'

/** WhatsApp shows "typing" for up to 25 s (whatsapp-messages.md 4.8); asked for again a little before. */
const customerEveryMs = 20_000
const colleaguesEveryMs = 3_000

/** Returns a function to call at every key: tells colleagues, and through the server the customer, that we type; not too often. */
export function useTypingSignal(conversationId: ConversationId): () => void {
  const { session } = useLive()
  const told = useRef({ customer: 0, colleagues: 0 })
  return useCallback(() => {
    const now = Date.now()
    if (now - told.current.colleagues > colleaguesEveryMs) {
      told.current.colleagues = now
      session.sendPresence(conversationId, 'typing')
    }
    if (now - told.current.customer > customerEveryMs) {
      told.current.customer = now
      // A courtesy: when it does not arrive, nothing is lost.
      requestJson(`/conversations/${conversationId}/typing`, { method: 'POST' }).catch(() => {})
    }
  }, [conversationId, session])
}
