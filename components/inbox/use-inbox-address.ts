'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import type { ConversationFilter } from '@/lib/conversations/conversation-filter.ts'
import { filterFromUrl, filterToUrl } from '@/lib/conversations/filter-from-url.ts'
import type { ConversationId } from '@/lib/core/ids.ts'

export type InboxAddress = {
  conversationId: ConversationId | null
  filter: ConversationFilter
  openConversation: (id: ConversationId | null) => void
  setFilter: (filter: ConversationFilter, how?: 'push' | 'replace') => void
}

/** The inbox's state that lives in the address bar: which conversation is open, and what the list shows. */
export function useInboxAddress(): InboxAddress {
  const pathname = usePathname()
  const params = useSearchParams()
  const query = params.toString()
  const filter = useMemo(() => filterFromUrl(new URLSearchParams(query)), [query])
  // The page has checked the segment's form before drawing this.
  const conversationId = (pathname.split('/')[2] || null) as ConversationId | null
  const openConversation = useCallback((id: ConversationId | null) => window.history.pushState(null, '', addressOf(id, query)), [query])
  const setFilter = useCallback(
    (next: ConversationFilter, how: 'push' | 'replace' = 'push') => {
      const address = `${pathname}${filterToUrl(next)}`
      if (how === 'push') window.history.pushState(null, '', address)
      else window.history.replaceState(null, '', address)
    },
    [pathname],
  )
  return { conversationId, filter, openConversation, setFilter }
}

/** The address of a conversation with the list's filter kept. */
export function addressOf(id: ConversationId | null, query: string): string {
  return `/inbox${id ? `/${id}` : ''}${query ? `?${query}` : ''}`
}
