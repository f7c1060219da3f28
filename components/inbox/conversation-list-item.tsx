'use client'

import { clsx } from 'clsx'
import { CircleAlert, Clock, Hourglass } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Avatar } from '@/components/ui/avatar.tsx'
import type { ConversationListItem as Row } from '@/lib/conversations/conversation-row.ts'
import { isUnread } from '@/lib/conversations/is-unread.ts'
import { replyWindow } from '@/lib/conversations/reply-window.ts'
import { waitingHeat } from '@/lib/conversations/waiting-heat.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { ChannelMark } from './channel-mark.tsx'
import { heatColours } from './heat-colours.ts'
import { LazyPromiseClock } from './lazy-promise-clock.tsx'
import { PreviewText } from './preview-text.tsx'
import { TierMark } from './tier-mark.tsx'
import { useAgentName } from './use-agents.ts'

type ItemProps = { row: Row; isSelected: boolean; onOpen: (id: ConversationId) => void }

/** Two lines: who and how long they wait; the last words and what presses. */
export const ConversationListItem = memo(function ConversationListItem({ row, isSelected, onOpen }: ItemProps) {
  const t = useTranslations('inbox')
  const unread = isUnread(row)
  const assignee = useAgentName(row.assigneeId)
  return (
    <a
      href={`/inbox/${row.id}`}
      data-conversation={row.id}
      aria-current={isSelected ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen(row.id)
      }}
      className={clsx(
        'relative flex h-(--row-height) items-center gap-3 border-line border-b pr-3 pl-3.5 outline-offset-[-2px]',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      {row.priority === 'urgent' || row.priority === 'high' ? (
        <span
          className={clsx('absolute inset-y-0 left-0 w-[3px]', row.priority === 'urgent' ? 'bg-danger' : 'bg-line-strong')}
          title={t(`priority.${row.priority}`)}
        >
          <span className="sr-only">{t(`priority.${row.priority}`)}</span>
        </span>
      ) : null}
      <Avatar name={row.customerName} size={36} className="compact:size-7 compact:text-xs" />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span dir="auto" className={clsx('min-w-0 truncate text-sm', unread ? 'font-semibold text-ink' : 'font-medium text-ink')}>
            {row.customerName}
          </span>
          <ChannelMark channel={row.channel} />
          <TierMark tier={row.tier} />
          <span className="flex-1" />
          <RowTime row={row} />
        </span>
        <span className="mt-0.5 flex items-center gap-1.5">
          <span className={clsx('min-w-0 flex-1 truncate text-sm', unread ? 'text-ink' : 'text-ink-2')}>
            <PreviewText preview={row.preview} />
          </span>
          {row.preview?.status === 'failed' && (
            <span title={t('lastFailed')} className="text-danger">
              <CircleAlert aria-hidden className="size-3.5" />
              <span className="sr-only">{t('lastFailed')}</span>
            </span>
          )}
          <Labels labels={row.labels} />
          <WindowClock closesAt={row.windowClosesAt} status={row.status} />
          {assignee && (
            <span title={t('assignedTo', { name: assignee })}>
              <Avatar name={assignee} size={20} />
              <span className="sr-only">{t('assignedTo', { name: assignee })}</span>
            </span>
          )}
          {unread && (
            <span className="size-2 shrink-0 rounded-full bg-accent-solid" title={t('unread')}>
              <span className="sr-only">{t('unread')}</span>
            </span>
          )}
        </span>
      </span>
    </a>
  )
})

/** The first label in words, the others as their number. */
function Labels({ labels }: { labels: string[] }) {
  if (labels.length === 0) return null
  const others = labels.length - 1
  return (
    <span title={labels.join(', ')} className="flex max-w-24 shrink-0 rounded-sm border border-line-strong px-1 text-ink-2 text-xs">
      <bdi className="min-w-0 truncate">{labels[0]}</bdi>
      {others > 0 && <span className="pl-1">+{others}</span>}
    </span>
  )
}

/** How long the customer waits, warmer as it lasts; when nobody waits, when something last happened. */
function RowTime({ row }: { row: Row }) {
  const t = useTranslations('inbox')
  const words = useTimeWords()
  const now = useServerNow(10_000)
  if (row.waitingSince === null || row.status === 'resolved') {
    return (
      <time dateTime={row.lastActivityAt} title={words.exact(row.lastActivityAt)} className="shrink-0 text-ink-3 text-xs">
        {words.short(row.lastActivityAt, now)}
      </time>
    )
  }
  if (row.promisedAt !== null) return <LazyPromiseClock promisedAt={row.promisedAt} reason={row.promiseReason} />
  const waited = Math.max(0, now - Date.parse(row.waitingSince))
  const span = words.span(waited)
  return (
    <time
      dateTime={row.waitingSince}
      title={t('waitingSince', { at: words.exact(row.waitingSince) })}
      className={clsx('flex shrink-0 items-center gap-1 text-xs', heatColours[waitingHeat(waited, row.tier)])}
    >
      <span className="sr-only">{t('waits')}</span>
      {span}
    </time>
  )
}

/** The reply window's clock, in its last four hours. */
function WindowClock({ closesAt, status }: { closesAt: string | null; status: Row['status'] }) {
  const t = useTranslations('inbox')
  const words = useTimeWords()
  const now = useServerNow(10_000)
  const window = replyWindow(closesAt, now)
  if (status === 'resolved' || window.state !== 'open' || !window.isClosingSoon) return null
  const left = words.countdown(window.leftMs)
  const Icon = window.leftMs < 3_600_000 ? Hourglass : Clock
  return (
    <span
      title={t('windowCloses', { left })}
      className={clsx('tabular inline-flex shrink-0 items-center gap-1 text-xs', window.leftMs < 3_600_000 ? 'text-live' : 'text-ink-3')}
    >
      <Icon aria-hidden className="size-3" />
      <span className="sr-only">{t('windowClosesLabel')}</span>
      {left}
    </span>
  )
}
