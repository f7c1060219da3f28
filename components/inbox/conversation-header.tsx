'use client'

import { clsx } from 'clsx'
import { ArrowLeft, Check, EllipsisVertical, PanelRight, RotateCcw } from 'lucide-react'
import { lazy, memo } from 'react'
import { useTranslations } from 'use-intl'
import { useColleagues } from '@/components/app-shell/live-context.tsx'
import { Avatar } from '@/components/ui/avatar.tsx'
import { Button } from '@/components/ui/button.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { LazyMenu } from '@/components/ui/lazy-menu.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { AssigneeButton } from './assignee-button.tsx'
import { LazyPromiseClock } from './lazy-promise-clock.tsx'
import { TierMark } from './tier-mark.tsx'
import { useChangeConversation } from './use-change-conversation.ts'

const loadAssigneeMenu = () => import('./assignee-menu.tsx')
const AssigneeMenu = lazy(() => loadAssigneeMenu().then((module) => ({ default: module.AssigneeMenu })))
const loadMoreMenu = () => import('./more-menu.tsx')
const MoreMenu = lazy(() => loadMoreMenu().then((module) => ({ default: module.MoreMenu })))

type HeaderProps = {
  conversation: ConversationListItem
  isPanelOpen: boolean
  onTogglePanel: () => void
  /** Below the width at which the panel stands beside the timeline it is a drawer. */
  onOpenDrawer: () => void
  onBack: () => void
}

/** Who it is, who works on it, and how it ends. */
export const ConversationHeader = memo(function ConversationHeader(props: HeaderProps) {
  const { conversation, isPanelOpen, onTogglePanel, onOpenDrawer, onBack } = props
  const t = useTranslations('conversation')
  const change = useChangeConversation(conversation.id)
  const showToast = useToast()
  const isResolved = conversation.status === 'resolved'
  const resolve = () =>
    change.mutate(
      { status: isResolved ? 'open' : 'resolved' },
      {
        onSuccess: () =>
          showToast(isResolved ? t('reopenedDone') : t('resolvedDone'), {
            label: t('undo'),
            onAct: () => change.mutate({ status: isResolved ? 'resolved' : 'open' }),
          }),
      },
    )
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b pr-2 pl-2 md:pl-4">
      <IconButton label={t('back')} onClick={onBack} className="md:hidden">
        <ArrowLeft aria-hidden className="size-5" />
      </IconButton>
      <Avatar name={conversation.customerName} size={36} className="hidden sm:inline-flex" />
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate font-semibold text-base leading-5">
          {conversation.customerName}
        </h2>
        <Others conversation={conversation} />
      </div>
      <LazyMenu preload={loadAssigneeMenu} trigger={<AssigneeButton assigneeId={conversation.assigneeId} />}>
        {(trigger) => <AssigneeMenu conversation={conversation} trigger={trigger} />}
      </LazyMenu>
      <Button onClick={resolve} disabled={change.isPending} title={isResolved ? undefined : `${t('resolve')} (e)`}>
        {isResolved ? <RotateCcw aria-hidden className="size-4" /> : <Check aria-hidden className="size-4" />}
        <span className="max-lg:sr-only">{isResolved ? t('reopen') : t('resolve')}</span>
      </Button>
      <LazyMenu
        preload={loadMoreMenu}
        trigger={
          <IconButton label={t('more')}>
            <EllipsisVertical aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {(trigger) => <MoreMenu conversation={conversation} trigger={trigger} />}
      </LazyMenu>
      <IconButton
        label={isPanelOpen ? t('hidePanel') : t('showPanel')}
        aria-pressed={isPanelOpen}
        onClick={onTogglePanel}
        className="max-xl:hidden"
      >
        <PanelRight aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t('showPanel')} aria-haspopup="dialog" onClick={onOpenDrawer} className="xl:hidden">
        <PanelRight aria-hidden className="size-4" />
      </IconButton>
    </header>
  )
})

/** Colleagues here right now; else the conversation's state, when it is not simply open. */
function Others({ conversation }: { conversation: ConversationListItem }) {
  const t = useTranslations('conversation')
  const tChannel = useTranslations('channel')
  const colleagues = useColleagues(conversation.id)
  const typing = colleagues.filter((colleague) => colleague.state === 'typing').map((colleague) => colleague.name)
  const viewing = colleagues.map((colleague) => colleague.name)
  const text =
    typing.length > 0
      ? t('typing', { count: typing.length, names: typing.join(', ') })
      : viewing.length > 0
        ? t('viewing', { count: viewing.length, names: viewing.join(', ') })
        : null
  const promisedAt = conversation.status === 'resolved' ? null : conversation.promisedAt
  return (
    <p aria-live="polite" className="flex min-w-0 items-center overflow-hidden gap-1.5 text-ink-3 text-xs">
      {text ? (
        <span className="truncate font-medium text-accent">{text}</span>
      ) : (
        <>
          {promisedAt !== null && <LazyPromiseClock promisedAt={promisedAt} reason={conversation.promiseReason} look="words" />}
          <span className={clsx('flex shrink-0', promisedAt !== null && 'max-sm:hidden')}>
            <TierMark tier={conversation.tier} look="words" />
          </span>
          <span className="truncate">
            {tChannel(conversation.channel)} · {t(`status.${conversation.status}`)}
          </span>
        </>
      )}
    </p>
  )
}
