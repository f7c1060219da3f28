'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useMe } from '@/components/app-shell/live-context.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { isUnread } from '@/lib/conversations/is-unread.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import { applyReadPosition } from '@/lib/realtime/apply-event.client.ts'

/** Messages that come closer together than this are marked read with one request. */
const tellAfterMs = 300
/** The message is painted first; the list's unread mark goes right after it. */
const showAfterMs = 40
/** What is about to be told, by conversation: leaving one does not take back that it was read. */
const telling = new Map<ConversationId, ReturnType<typeof setTimeout>>()

/**
 * Returns a function that is told whether the newest entry is in view; while it is, it marks the conversation read, here at once and at
 * the server, but only while somebody is looking at the window. Coming back to the window counts as looking.
 */
export function useMarkRead(conversation: ConversationListItem): (isEndInView: boolean) => void {
  const cache = useQueryClient()
  const me = useMe()
  const { id, lastInboundPosition, readPosition } = conversation
  const unread = isUnread({ lastInboundPosition, readPosition })
  const isEndInView = useRef(false)
  const mark = useCallback(
    (isInView: boolean) => {
      isEndInView.current = isInView
      if (!isInView || !unread || lastInboundPosition === null || document.visibilityState !== 'visible') return
      setTimeout(() => applyReadPosition(cache, id, lastInboundPosition, me.id), showAfterMs)
      // A burst of messages is told once. Not answered: the next message, or opening the conversation again, marks it then.
      clearTimeout(telling.get(id))
      const timer = setTimeout(() => {
        telling.delete(id)
        requestJson(`/conversations/${id}/read`, { method: 'POST', body: { position: lastInboundPosition } }).catch(() => {})
      }, tellAfterMs)
      telling.set(id, timer)
    },
    [cache, id, lastInboundPosition, unread, me.id],
  )
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') mark(isEndInView.current)
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [mark])
  return mark
}
