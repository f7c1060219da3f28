'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { Badge } from '@/components/ui/badge.tsx'

/** From when to when a dated row holds, and whether that is now. */
export function Validity({ row }: { row: { validFrom: string; validUntil: string | null } }) {
  const t = useTranslations('rates')
  const format = useFormatter()
  const now = useServerNow(60_000)
  // The rows begin at midnight UTC, wherever they are read.
  const date = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeZone: 'UTC' })
  const isOver = row.validUntil !== null && Date.parse(row.validUntil) <= now
  const isAhead = Date.parse(row.validFrom) > now
  return (
    <span className="tabular flex flex-wrap items-center @4xl:flex-nowrap @4xl:whitespace-nowrap gap-x-2 gap-y-1">
      <span>
        {row.validUntil
          ? t('fromUntil', { from: date(row.validFrom), until: date(row.validUntil) })
          : t('from', { from: date(row.validFrom) })}
      </span>
      {isOver ? (
        <Badge>{t('over')}</Badge>
      ) : isAhead ? (
        <Badge tone="accent">{t('ahead')}</Badge>
      ) : (
        <Badge tone="success">{t('inForce')}</Badge>
      )}
    </span>
  )
}
