'use client'

import { useQuery } from '@tanstack/react-query'
import { Siren } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { hasRole } from '@/lib/core/has-role.ts'
import { ingestAlarmQuery } from '@/lib/ingest/ingest-alarm-queries.ts'
import { useMe } from './live-context.tsx'
import { useTimeWords } from './use-time-words.ts'

/** Said on every screen while messages are received but not understood: to agents what it means, to others what is wrong. */
export function IngestNotice() {
  const t = useTranslations('connectionState')
  const words = useTimeWords()
  const { role } = useMe()
  const alarm = useQuery(ingestAlarmQuery()).data
  if (!alarm?.isStalled) return null
  if (!hasRole(role, 'supervisor')) {
    return (
      <p role="alert" className="flex min-h-8 items-center justify-center gap-2 bg-live-soft px-3 py-1 text-ink text-sm">
        <Siren aria-hidden className="size-3.5 shrink-0 text-live" />
        {t('messagesLate')}
      </p>
    )
  }
  return (
    <p role="alert" className="flex min-h-8 items-center justify-center gap-2 bg-danger-soft px-3 py-1 text-ink text-sm">
      <Siren aria-hidden className="size-3.5 shrink-0 text-danger" />
      <span>
        {t('ingestStalled', { span: words.span(alarm.oldestMs) })}{' '}
        {hasRole(role, 'admin') ? (
          <Link href="/admin/deliveries" className="font-medium text-danger underline underline-offset-2">
            {t('toDeliveries')}
          </Link>
        ) : (
          t('tellAdmin')
        )}
      </span>
    </p>
  )
}
