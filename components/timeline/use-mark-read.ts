'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useMe } from '@/components/app-shell/live-context.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { markRead } from '@/lib/realtime/apply-event.client.ts'
import { attend } from '@/lib/realtime/attention.client.ts'

/**
 * Returns a function that is told whether the newest entry is in view; while it is, the conversation is read, here at
 * once and at the server, but only while somebody is looking at the window. Coming back to the window counts as looking.
 */
export function useMarkRead({ id, lastInboundPosition }: ConversationListItem): (isEndInView: boolean) => void {
  const cache = useQueryClient()
  const me = useMe()
  const isEndInView = useRef(false)
  const mark = useCallback(
    (isInView: boolean) => {
      isEndInView.current = isInView
      attend(isInView ? id : null)
      if (isInView && lastInboundPosition !== null && document.visibilityState === 'visible') {
        markRead(cache, id, lastInboundPosition, me.id)
      }
    },
    [cache, id, lastInboundPosition, me.id],
  )
  useEffect(() => () => attend(null), [])
  useEffect(() => {
    const onVisible = () => mark(isEndInView.current)
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [mark])
  return mark
}
