'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useKeys } from '@/components/ui/use-keys.ts'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import { useInboxAddress } from './use-inbox-address.ts'

/** Keys of the list: j and k move (with a conversation open they open the next), / searches, ? helps. */
export function useInboxKeys({ onHelp }: { onHelp: () => void }): void {
  const { filter, conversationId, openConversation } = useInboxAddress()
  const cache = useQueryClient()
  const move = (step: 1 | -1) => {
    const pages = cache.getQueryData(conversationQueries.list(filter).queryKey)?.pages ?? []
    const ids = pages.flatMap((page) => page.items.map((row) => row.id))
    const focused = document.activeElement?.getAttribute('data-conversation')
    const from = ids.findIndex((id) => id === (conversationId ?? focused))
    const next = ids[from === -1 ? (step === 1 ? 0 : ids.length - 1) : from + step]
    if (!next) return
    if (conversationId) openConversation(next)
    document.querySelector<HTMLElement>(`[data-conversation="${next}"]`)?.focus({ preventScroll: false })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    '?': onHelp,
  })
}
