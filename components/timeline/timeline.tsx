'use client'

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import { useOutboxItems } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import type { EntryId } from '@/lib/core/ids.ts'
import { isAtLiveEnd } from '@/lib/timeline/apply-timeline-event.ts'
import { mergeOutbox } from '@/lib/timeline/merge-outbox.ts'
import type { MessageEntry, TimelinePage, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { buildTimelineItems } from '@/lib/timeline/timeline-items.ts'
import { fetchTimelinePage, type TimelineStart, timelineQueries } from '@/lib/timeline/timeline-queries.ts'
import { Announcer } from './announcer.tsx'
import { type TimelineHandle, TimelineList } from './timeline-list.tsx'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import { useMarkRead } from './use-mark-read.ts'

type TimelineProps = { conversation: ConversationListItem; onReply: (entry: MessageEntry | VoiceNoteEntry) => void }

/** The customer's whole history in one column: a bounded window that grows both ways and never jumps. */
export function Timeline({ conversation, onReply }: TimelineProps) {
  const t = useTranslations('timeline')
  const { customerId } = conversation
  const query = useInfiniteQuery(timelineQueries.ofCustomer(customerId))
  const outbox = useOutboxItems()
  // The unread line stays where it was on opening, however far is read meanwhile.
  const [unreadAfter] = useState(conversation.readPosition)
  const timeZone = useTimeZone() ?? 'UTC'
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.items).reverse() ?? [], [query.data])
  const isLive = isAtLiveEnd(query.data)
  const items = useMemo(() => {
    const echoes = isLive ? outbox.filter((item) => item.customerId === customerId).map((item) => item.entry) : []
    return buildTimelineItems(mergeOutbox(entries, echoes), { unreadAfter, timeZone })
  }, [entries, outbox, isLive, customerId, unreadAfter, timeZone])
  const list = useRef<TimelineHandle>(null)
  const jump = useJump(conversation, list)
  const markRead = useMarkRead(conversation)
  if (query.isPending) return <TimelineSkeleton />
  if (query.isError && !query.data) {
    return (
      <EmptyState
        icon={CircleAlert}
        role="alert"
        title={t('errorTitle')}
        action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
      >
        {t('errorText')}
      </EmptyState>
    )
  }
  return (
    <>
      <TimelineList
        // Another window (a jump to an old message and back) starts afresh instead of pretending to scroll there.
        key={jump.windowKey}
        ref={list}
        items={items}
        startAt={jump.startAt}
        isLive={isLive}
        customerName={conversation.customerName}
        isLoadingOlder={query.isFetchingNextPage}
        onOlder={() => {
          if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
        }}
        onNewer={() => {
          if (query.hasPreviousPage && !query.isFetching) void query.fetchPreviousPage()
        }}
        onLatest={jump.toLatest}
        onEndInView={markRead}
        onReply={onReply}
        onJump={jump.toEntry}
      />
      <Announcer entries={entries} customerName={conversation.customerName} />
    </>
  )
}

/** Going to an entry that may lie outside the window, and back to the newest. */
function useJump(conversation: ConversationListItem, list: React.RefObject<TimelineHandle | null>) {
  const t = useTranslations('timeline')
  const cache = useQueryClient()
  const showToast = useToast()
  const { customerId } = conversation
  const [target, setTarget] = useState<{ windowKey: number; startAt: EntryId | null }>({ windowKey: 0, startAt: null })
  const open = useCallback(
    async (start: TimelineStart, startAt: EntryId | null) => {
      const { queryKey } = timelineQueries.ofCustomer(customerId)
      await cache.cancelQueries({ queryKey })
      try {
        const page = await fetchTimelinePage(customerId, start)
        cache.setQueryData<InfiniteData<TimelinePage, TimelineStart>>(queryKey, { pages: [page], pageParams: [start] })
        setTarget(({ windowKey }) => ({ windowKey: windowKey + 1, startAt }))
      } catch {
        showToast(t('jumpFailed'))
      }
    },
    [cache, customerId, showToast, t],
  )
  // Leaving a timeline at an old window would open it there next time.
  useEffect(
    () => () => {
      const { queryKey } = timelineQueries.ofCustomer(customerId)
      if (!isAtLiveEnd(cache.getQueryData(queryKey))) cache.removeQueries({ queryKey })
    },
    [cache, customerId],
  )
  // Kept the same from one drawing to the next: every row has it.
  const toEntry = useCallback(
    (id: EntryId) => {
      if (!list.current?.scrollToEntry(id)) void open({ around: id }, id)
    },
    [list, open],
  )
  return {
    ...target,
    toLatest: () => {
      if (isAtLiveEnd(cache.getQueryData(timelineQueries.ofCustomer(customerId).queryKey))) list.current?.scrollToEnd()
      else void open(null, null)
    },
    toEntry,
  }
}
