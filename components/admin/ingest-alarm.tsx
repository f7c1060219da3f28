'use client'

import { useQuery } from '@tanstack/react-query'
import { Siren } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { ingestQueries } from '@/lib/ingest/ingest-queries.ts'

/** Said loudly on every admin screen: webhooks are being received but not understood. */
export function IngestAlarm() {
  const t = useTranslations('deliveries')
  const words = useTimeWords()
  const me = useMe()
  const state = useQuery({ ...ingestQueries.state(), enabled: me.role === 'admin' }).data
  if (!state?.isStalled) return null
  return (
    <p role="alert" className="flex items-center gap-2.5 bg-danger-soft px-4 py-2.5 font-medium text-danger text-sm md:px-6">
      <Siren aria-hidden className="size-4 shrink-0" />
      {t('stalled', { span: words.span(state.oldestMs), count: state.waiting })}
    </p>
  )
}
