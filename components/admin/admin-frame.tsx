'use client'

import { clsx } from 'clsx'
import { Menu } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { useShell } from '@/components/app-shell/shell-context.ts'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { hasRole } from '@/lib/core/has-role.ts'
import type { Role } from '@/lib/core/vocabulary.ts'
import { IngestAlarm } from './ingest-alarm.tsx'

const sections: { name: 'connections' | 'people' | 'deliveries' | 'templates' | 'rates' | 'audit'; role: Role }[] = [
  { name: 'connections', role: 'admin' },
  { name: 'people', role: 'admin' },
  { name: 'deliveries', role: 'admin' },
  { name: 'templates', role: 'supervisor' },
  { name: 'rates', role: 'supervisor' },
  { name: 'audit', role: 'supervisor' },
]

/** The calm frame of administration: its sections on top, one column of content. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin')
  const tRail = useTranslations('rail')
  const me = useMe()
  const { openMenu } = useShell()
  const pathname = usePathname()
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-4 border-line border-b px-4 md:px-6">
        <IconButton label={tRail('menu')} onClick={openMenu} className="-ml-2 md:hidden">
          <Menu aria-hidden className="size-5" />
        </IconButton>
        <nav aria-label={t('sections')} className="-mb-px flex h-full gap-1 overflow-x-auto">
          {sections
            .filter(({ role }) => hasRole(me.role, role))
            .map(({ name }) => {
              const isCurrent = pathname === `/admin/${name}`
              return (
                <Link
                  key={name}
                  href={`/admin/${name}`}
                  prefetch={false}
                  aria-current={isCurrent ? 'page' : undefined}
                  className={clsx(
                    'flex h-full items-center whitespace-nowrap border-b-2 px-2.5 text-sm outline-offset-[-3px] transition-colors',
                    isCurrent ? 'border-ink font-semibold text-ink' : 'border-transparent text-ink-2 hover:text-ink',
                  )}
                >
                  {t(`section.${name}`)}
                </Link>
              )
            })}
        </nav>
      </header>
      <IngestAlarm />
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-5xl px-4 py-6 md:px-6 md:py-8">{children}</div>
      </main>
    </div>
  )
}
