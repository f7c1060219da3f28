'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { isUnread } from '@/lib/conversations/is-unread.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import { applyReadPosition } from '@/lib/realtime/apply-event.client.ts'

/** Messages that come closer together than this are marked read with one request. */
const tellAfterMs = 300
/** The message is painted first; the list's unread mark goes right after it. */
const showAfterMs = 40

/**
 * Returns a function that is told whether the newest entry is in view; while it is, it marks the conversation read, here at once and at
 * the server, but only while somebody is looking at the window. Coming back to the window counts as looking.
 */
export function useMarkRead(conversation: ConversationListItem): (isEndInView: boolean) => void {
  const cache = useQueryClient()
  const { id, lastInboundPosition, readPosition } = conversation
  const unread = isUnread({ lastInboundPosition, readPosition })
  const isEndInView = useRef(false)
  const showing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const telling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const mark = useCallback(
    (isInView: boolean) => {
      isEndInView.current = isInView
      if (!isInView || !unread || lastInboundPosition === null || document.visibilityState !== 'visible') return
      clearTimeout(showing.current)
      clearTimeout(telling.current)
      showing.current = setTimeout(() => applyReadPosition(cache, id, lastInboundPosition), showAfterMs)
      // A burst of messages is told once. Not answered: the next message, or opening the conversation again, marks it then.
      telling.current = setTimeout(() => {
        requestJson(`/conversations/${id}/read`, { method: 'POST', body: { position: lastInboundPosition } }).catch(() => {})
      }, tellAfterMs)
    },
    [cache, id, lastInboundPosition, unread],
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
