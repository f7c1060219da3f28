'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { AlarmClock, Archive, Inbox, MailOpen, PanelLeft, Settings2, UserRound, UserRoundX } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { lazy, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/avatar.tsx'
import { LazyMenu } from '@/components/ui/lazy-menu.tsx'
import type { ConversationCounts } from '@/lib/conversations/apply-counts.ts'
import type { ConversationFilter } from '@/lib/conversations/conversation-filter.ts'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import { filterFromUrl, filterToUrl } from '@/lib/conversations/filter-from-url.ts'
import { hasRole } from '@/lib/core/has-role.ts'
import { useMe } from './live-context.tsx'
import { Mark } from './wordmark.tsx'

const loadAccountMenu = () => import('./account-menu.tsx')
const AccountMenu = lazy(() => loadAccountMenu().then((module) => ({ default: module.AccountMenu })))
const Sheet = dynamic(() => import('@/components/ui/sheet.tsx').then((module) => module.Sheet))

const views = [
  { name: 'open', icon: Inbox, filter: { status: 'open' } },
  { name: 'mine', icon: UserRound, filter: { status: 'open', assignee: 'me' } },
  { name: 'unassigned', icon: UserRoundX, filter: { status: 'open', assignee: 'none' } },
  { name: 'unread', icon: MailOpen, filter: { status: 'open', unread: true } },
  { name: 'snoozed', icon: AlarmClock, filter: { status: 'snoozed' } },
  { name: 'resolved', icon: Archive, filter: { status: 'resolved' } },
] satisfies { name: keyof ConversationCounts | 'resolved'; icon: typeof Inbox; filter: ConversationFilter }[]

export type ViewName = (typeof views)[number]['name']

/** The view an address shows, when it is exactly one of ours. */
export function viewOf(filter: ConversationFilter): ViewName | null {
  const { tier: _tier, channel: _channel, q: _q, ...rest } = filter
  return views.find((view) => filterToUrl(view.filter) === filterToUrl(rest))?.name ?? null
}

type RailProps = {
  isWide: boolean
  onToggleWide: () => void
  isMenuOpen: boolean
  onCloseMenu: () => void
  theme: string
}

/** Views with their counts, administration by role, and the account. On a phone it is a drawer. */
export function Rail({ isWide, onToggleWide, isMenuOpen, onCloseMenu, theme }: RailProps) {
  const t = useTranslations('rail')
  return (
    <>
      <div className={clsx('hidden shrink-0 flex-col border-line border-r bg-canvas md:flex', isWide ? 'w-[216px]' : 'w-14')}>
        <div className={clsx('flex h-13 items-center', isWide ? 'justify-between pr-2 pl-4' : 'justify-center')}>
          {isWide ? (
            <span className="flex items-center gap-2.5 font-semibold tracking-tight">
              <Mark className="size-6" />
              Middenweg
            </span>
          ) : (
            <Mark className="size-7" />
          )}
        </div>
        <RailContent isWide={isWide} theme={theme} />
        <button
          type="button"
          onClick={onToggleWide}
          aria-expanded={isWide}
          aria-label={isWide ? t('fold') : t('unfold')}
          title={isWide ? t('fold') : t('unfold')}
          className={clsx(
            'mx-2 mb-3 flex h-9 items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink',
            isWide ? 'gap-3 px-2.5' : 'justify-center',
          )}
        >
          <PanelLeft aria-hidden className="size-4" />
          {isWide && <span className="text-sm">{t('fold')}</span>}
        </button>
      </div>
      {isMenuOpen && (
        <Sheet isOpen onClose={onCloseMenu} title={t('menu')} side="left">
          <div className="flex h-14 items-center gap-2.5 pl-4 font-semibold tracking-tight">
            <Mark className="size-6" />
            Middenweg
          </div>
          <RailContent isWide theme={theme} onNavigate={onCloseMenu} />
        </Sheet>
      )}
    </>
  )
}

function RailContent({ isWide, theme, onNavigate }: { isWide: boolean; theme: string; onNavigate?: () => void }) {
  const t = useTranslations('rail')
  const tAccount = useTranslations('account')
  const me = useMe()
  const pathname = usePathname()
  const current = viewOf(filterFromUrl(useSearchParams()))
  const counts = useQuery(conversationQueries.counts()).data
  const isInbox = pathname.startsWith('/inbox')
  return (
    <>
      <nav aria-label={t('views')} className="flex flex-1 flex-col gap-0.5 overflow-y-auto px-2 pt-1">
        {views.map(({ name, icon: Icon, filter }) => (
          <RailLink
            key={name}
            href={`/inbox${filterToUrl(filter)}`}
            label={t(name)}
            count={name === 'resolved' ? undefined : counts?.[name]}
            isStrong={name === 'mine' || name === 'unassigned'}
            isCurrent={isInbox && current === name}
            isWide={isWide}
            onNavigate={onNavigate}
            isShallow={isInbox}
          >
            <Icon aria-hidden className="size-4" />
          </RailLink>
        ))}
      </nav>
      <nav aria-label={t('account')} className="flex flex-col gap-0.5 px-2 pb-1">
        {hasRole(me.role, 'supervisor') && (
          <RailLink href="/admin" label={t('admin')} isCurrent={pathname.startsWith('/admin')} isWide={isWide} onNavigate={onNavigate}>
            <Settings2 aria-hidden className="size-4" />
          </RailLink>
        )}
        <LazyMenu
          preload={loadAccountMenu}
          trigger={
            <button
              type="button"
              className={clsx(
                'flex h-10 items-center rounded-md hover:bg-hover data-[state=open]:bg-selected',
                isWide ? 'gap-2.5 px-1.5' : 'justify-center',
              )}
            >
              <Avatar name={me.name} size={28} />
              <span className="sr-only">{tAccount('menu', { name: me.name })}</span>
              {isWide && (
                <span aria-hidden className="min-w-0 flex-1 truncate text-left text-sm">
                  {me.name}
                </span>
              )}
            </button>
          }
        >
          {(trigger) => <AccountMenu theme={theme} trigger={trigger} />}
        </LazyMenu>
      </nav>
    </>
  )
}

type RailLinkProps = {
  href: string
  label: string
  count?: number
  isStrong?: boolean
  isCurrent: boolean
  isWide: boolean
  /** Within the inbox a view is only another address: nothing is loaded from the server. */
  isShallow?: boolean
  onNavigate?: () => void
  children: ReactNode
}

function RailLink({ href, label, count, isStrong, isCurrent, isWide, isShallow, onNavigate, children }: RailLinkProps) {
  const name = count === undefined ? label : `${label} (${count})`
  return (
    <Link
      href={href}
      prefetch={false}
      title={isWide ? undefined : name}
      aria-current={isCurrent ? 'page' : undefined}
      onNavigate={(event) => {
        onNavigate?.()
        if (!isShallow) return
        event.preventDefault()
        window.history.pushState(null, '', href)
      }}
      className={clsx(
        'relative flex h-9 items-center rounded-md text-sm transition-colors hover:bg-hover',
        isWide ? 'gap-3 px-2.5' : 'justify-center',
        isCurrent ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:text-ink',
      )}
    >
      {children}
      <span className={isWide ? 'flex-1 truncate' : 'sr-only'}>{label}</span>
      {count !== undefined && count > 0 && (
        <span
          className={clsx(
            'tabular text-xs',
            isWide ? 'text-ink-3' : 'absolute -top-0.5 -right-0.5 min-w-4 rounded-full px-1 text-center font-medium text-[10px] leading-4',
            !isWide && (isStrong ? 'bg-accent-solid text-white' : 'bg-line-strong text-ink'),
          )}
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
