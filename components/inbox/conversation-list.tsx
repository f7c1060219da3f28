'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleAlert, Inbox, SearchX } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useShell } from '@/components/app-shell/shell-context.ts'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import type { ConversationListItem as Row } from '@/lib/conversations/conversation-row.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { ConversationListItem } from './conversation-list-item.tsx'
import { ListHeader } from './list-header.tsx'
import { useInboxAddress } from './use-inbox-address.ts'

/** Pixels; the same as `--row-height` (app/globals.css). */
const rowHeights = { comfortable: 60, compact: 44 }

/** The filtered list, newest activity first; only the rows in view are in the page. */
export function ConversationList() {
  const { filter, conversationId, openConversation } = useInboxAddress()
  const query = useInfiniteQuery({ ...conversationQueries.list(filter), placeholderData: keepPreviousData })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return (
    <>
      <ListHeader isLoading={query.isPlaceholderData} />
      {query.isPending ? (
        <ListSkeleton />
      ) : query.isError && rows.length === 0 ? (
        <ListError onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <ListEmpty isSearch={filter.q !== undefined} />
      ) : (
        <Rows
          rows={rows}
          selectedId={conversationId}
          isOld={query.isPlaceholderData}
          onOpen={openConversation}
          onNearEnd={() => {
            if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
          }}
        />
      )}
    </>
  )
}

type RowsProps = {
  rows: Row[]
  selectedId: ConversationId | null
  /** Another filter's rows, shown until the asked ones are here. */
  isOld: boolean
  onOpen: (id: ConversationId) => void
  onNearEnd: () => void
}

function Rows({ rows, selectedId, isOld, onOpen, onNearEnd }: RowsProps) {
  const t = useTranslations('inbox')
  const { density } = useShell()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeights[density],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    // Rows are in the server's HTML too, before the real height is known.
    initialRect: { width: 340, height: 720 },
  })
  const items = virtualizer.getVirtualItems()
  const lastIndex = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (lastIndex >= rows.length - 10) onNearEnd()
  }, [lastIndex, rows.length, onNearEnd])
  // Only when another row is chosen: new activity moving rows must not scroll the list.
  const showRow = useEffectEvent((id: ConversationId) => {
    const index = rows.findIndex((row) => row.id === id)
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => {
    if (selectedId) showRow(selectedId)
  }, [selectedId])
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" style={isOld ? { opacity: 0.6 } : undefined}>
      <ul aria-label={t('conversations')} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <li
              key={item.key}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <ConversationListItem row={row} isSelected={row.id === selectedId} onOpen={onOpen} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function ListSkeleton() {
  const t = useTranslations('ui')
  return (
    <div role="status" aria-label={t('loading')} className="flex-1 overflow-hidden">
      {Array.from({ length: 9 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places without identity
        <div key={i} className="flex h-(--row-height) items-center gap-3 border-line border-b px-3">
          <Skeleton className="size-9 rounded-full!" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  )
}

function ListError({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('inbox')
  return (
    <EmptyState icon={CircleAlert} role="alert" title={t('listErrorTitle')} action={<Button onClick={onRetry}>{t('retry')}</Button>}>
      {t('listErrorText')}
    </EmptyState>
  )
}

function ListEmpty({ isSearch }: { isSearch: boolean }) {
  const t = useTranslations('inbox')
  return (
    <EmptyState icon={isSearch ? SearchX : Inbox} title={isSearch ? t('noResultsTitle') : t('emptyTitle')}>
      {isSearch ? t('noResultsText') : t('emptyText')}
    </EmptyState>
  )
}
