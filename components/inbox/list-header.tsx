'use client'

import { Menu, Search, SlidersHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, lazy, memo, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { viewOf } from '@/components/app-shell/rail.tsx'
import { useShell } from '@/components/app-shell/shell-context.ts'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { LazyMenu } from '@/components/ui/lazy-menu.tsx'
import { useAgentName } from './use-agents.ts'
import { useInboxAddress } from './use-inbox-address.ts'

const loadFilterMenu = () => import('./filter-menu.tsx')
const FilterMenu = lazy(() => loadFilterMenu().then((module) => ({ default: module.FilterMenu })))

/** What the list shows: the view's name, search, and filters as things that can be taken off again. */
export const ListHeader = memo(function ListHeader({ isLoading }: { isLoading: boolean }) {
  const t = useTranslations('inbox')
  const tRail = useTranslations('rail')
  const { filter } = useInboxAddress()
  const { openMenu } = useShell()
  const view = viewOf(filter)
  return (
    <header className="border-line border-b" aria-busy={isLoading}>
      <div className="flex h-14 items-center gap-1 pr-2 pl-3.5">
        <IconButton label={tRail('menu')} onClick={openMenu} className="-ml-2 md:hidden">
          <Menu aria-hidden className="size-5" />
        </IconButton>
        <h1 className="flex-1 truncate font-semibold text-lg tracking-tight">{view ? tRail(view) : t('filtered')}</h1>
        <LazyMenu
          preload={loadFilterMenu}
          trigger={
            <IconButton label={t('filter')}>
              <SlidersHorizontal aria-hidden className="size-4" />
            </IconButton>
          }
        >
          {(trigger) => <FilterMenu trigger={trigger} />}
        </LazyMenu>
      </div>
      <SearchBox />
      <FilterChips />
    </header>
  )
})

/** How long typing rests before the list is searched. */
const searchAfterMs = 250

function SearchBox() {
  const t = useTranslations('inbox')
  const { filter, setFilter } = useInboxAddress()
  const [text, setText] = useState(filter.q ?? '')
  const applied = useRef(filter.q ?? '')
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === applied.current) return
    const timer = setTimeout(() => {
      applied.current = wanted
      setFilter({ ...filter, q: wanted || undefined }, 'replace')
    }, searchAfterMs)
    return () => clearTimeout(timer)
  }, [text, filter, setFilter])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    if (text) setText('')
    else event.currentTarget.blur()
    event.stopPropagation()
  }
  return (
    <div className="relative px-3 pb-3">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-5.5 size-4 text-ink-3" />
      <input
        type="search"
        data-search
        aria-label={t('search')}
        placeholder={t('searchPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-8 w-full rounded-md border border-line-strong bg-raised pr-2 pl-8 text-sm placeholder:text-ink-3"
      />
    </div>
  )
}

function FilterChips() {
  const t = useTranslations('inbox')
  const tTier = useTranslations('tier')
  const tChannel = useTranslations('channel')
  const { filter, setFilter } = useInboxAddress()
  const isPerson = filter.assignee !== undefined && filter.assignee !== 'me' && filter.assignee !== 'none'
  const person = useAgentName(isPerson ? (filter.assignee as Parameters<typeof useAgentName>[0]) : null)
  const chips = [
    filter.tier && { name: 'tier' as const, label: tTier(filter.tier) },
    filter.channel && { name: 'channel' as const, label: tChannel(filter.channel) },
    isPerson && { name: 'assignee' as const, label: person ?? '…' },
  ].filter((chip) => typeof chip === 'object')
  if (chips.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-1.5 px-3 pb-3" aria-label={t('activeFilters')}>
      {chips.map(({ name, label }) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => setFilter({ ...filter, [name]: undefined })}
            aria-label={t('removeFilter', { name: label })}
            className="inline-flex h-6 items-center gap-1 rounded-full bg-accent-soft pr-1.5 pl-2.5 font-medium text-accent text-xs hover:brightness-97"
          >
            {label}
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  )
}
