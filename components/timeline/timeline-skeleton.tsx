'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Skeleton } from '@/components/ui/skeleton.tsx'

const widths = ['w-56', 'w-72', 'w-40', 'w-64', 'w-48']

/** The shape of a timeline while it is fetched. */
export function TimelineSkeleton() {
  const t = useTranslations('ui')
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className="mx-auto flex w-full min-w-0 max-w-[860px] flex-1 flex-col justify-end gap-3 overflow-hidden px-5 py-6"
    >
      {widths.map((width, i) => (
        <div key={width} className={clsx('flex', i % 2 === 1 && 'justify-end')}>
          <Skeleton className={clsx('h-11 rounded-xl', width)} />
        </div>
      ))}
    </div>
  )
}
