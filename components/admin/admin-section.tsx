'use client'

import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'

type SectionProps = { title: string; text?: string; action?: ReactNode; level?: 1 | 2; children: ReactNode }

/** A titled part of an admin page, with what one can do there on its right. */
export function AdminSection({ title, text, action, level = 1, children }: SectionProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <section className={level === 2 ? 'mt-10' : undefined}>
      <div className={clsx('mb-5 flex flex-wrap justify-between gap-3', text ? 'items-start' : 'items-center')}>
        <div>
          <Heading className={level === 1 ? 'font-semibold text-xl tracking-tight' : 'font-semibold text-lg tracking-tight'}>
            {title}
          </Heading>
          {text && <p className="mt-1 max-w-xl text-ink-2 text-sm">{text}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}

type QueryState = { isPending: boolean; isError: boolean; data: unknown; refetch: () => unknown }

/** Loading and failed, drawn the same on every admin page; otherwise the content. */
export function WhenLoaded({ query, children }: { query: QueryState; children: ReactNode }) {
  const t = useTranslations('admin')
  const tUi = useTranslations('ui')
  if (query.isPending) {
    return (
      <div role="status" aria-label={tUi('loading')} className="space-y-2">
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
    )
  }
  if (query.isError && query.data === undefined) {
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
  return children
}
