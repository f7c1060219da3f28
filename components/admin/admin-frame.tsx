'use client'

import { clsx } from 'clsx'
import { ChevronDown, Menu } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { useShell } from '@/components/app-shell/shell-context.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { hasRole } from '@/lib/core/has-role.ts'
import type { Role } from '@/lib/core/vocabulary.ts'

type SectionName =
  | 'connections'
  | 'hours'
  | 'routing'
  | 'tasks'
  | 'people'
  | 'deliveries'
  | 'templates'
  | 'replies'
  | 'glossary'
  | 'rates'
  | 'privacy'
  | 'audit'

const sections: { name: SectionName; role: Role }[] = [
  { name: 'connections', role: 'admin' },
  { name: 'hours', role: 'supervisor' },
  { name: 'routing', role: 'supervisor' },
  { name: 'tasks', role: 'supervisor' },
  { name: 'people', role: 'admin' },
  { name: 'deliveries', role: 'admin' },
  { name: 'templates', role: 'supervisor' },
  { name: 'replies', role: 'supervisor' },
  { name: 'glossary', role: 'supervisor' },
  { name: 'rates', role: 'supervisor' },
  { name: 'privacy', role: 'admin' },
  { name: 'audit', role: 'supervisor' },
]

/** The calm frame of administration: its sections on top, one column of content. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin')
  const tRail = useTranslations('rail')
  const me = useMe()
  const { openMenu } = useShell()
  const pathname = usePathname()
  const allowed = sections.filter(({ role }) => hasRole(me.role, role))
  const current = allowed.find(({ name }) => pathname === `/admin/${name}`)?.name
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-4 border-line border-b px-4 md:px-6">
        <IconButton label={tRail('menu')} onClick={openMenu} className="-ml-2 md:hidden">
          <Menu aria-hidden className="size-5" />
        </IconButton>
        <nav aria-label={t('sections')} className="-mb-px flex h-full gap-1 max-xl:hidden">
          {allowed.map(({ name }) => (
            <Link
              key={name}
              href={`/admin/${name}`}
              prefetch={false}
              aria-current={name === current ? 'page' : undefined}
              className={clsx(
                'flex h-full items-center whitespace-nowrap border-b-2 px-2.5 text-sm outline-offset-[-3px] transition-colors',
                name === current ? 'border-ink font-semibold text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {t(`section.${name}`)}
            </Link>
          ))}
        </nav>
        <SectionMenu names={allowed.map(({ name }) => name)} current={current} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also where it holds no button */}
      <main tabIndex={0} className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]">
        <div className="mx-auto max-w-5xl px-4 py-6 md:px-6 md:py-8">{children}</div>
      </main>
    </div>
  )
}

/** The same sections where they don't fit beside each other. */
function SectionMenu({ names, current }: { names: SectionName[]; current: SectionName | undefined }) {
  const t = useTranslations('admin')
  const router = useRouter()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        className="flex h-9 items-center gap-1.5 rounded-md px-2 font-semibold hover:bg-hover xl:hidden"
        aria-label={current ? t('sectionNow', { name: t(`section.${current}`) }) : t('sections')}
      >
        {current ? t(`section.${current}`) : t('sections')}
        <ChevronDown aria-hidden className="size-4 text-ink-3" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-56">
        <DropdownMenuRadioGroup value={current} onValueChange={(name) => router.push(`/admin/${name}`)}>
          {names.map((name) => (
            <DropdownMenuRadioItem key={name} value={name}>
              {t(`section.${name}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
