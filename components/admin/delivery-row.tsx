'use client'

import { RotateCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Cell } from '@/components/ui/table.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { DeliveryView } from '@/lib/ingest/ingest-queries.ts'
import { useAdminChange } from './use-admin-change.ts'

const tones = { received: 'accent', understood: 'success', parked: 'danger' } as const

/** One webhook: what it became, why anything is parked, and a way to try again. */
export function DeliveryRow({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations('deliveries')
  const words = useTimeWords()
  const now = useServerNow(10_000)
  const showToast = useToast()
  const replay = useAdminChange(['ingest'])
  return (
    <tr>
      <Cell className="tabular text-ink-3">{delivery.id}</Cell>
      <Cell className="whitespace-nowrap">
        <time dateTime={delivery.receivedAt} title={words.exact(delivery.receivedAt)}>
          {words.moment(delivery.receivedAt, now)}
        </time>
      </Cell>
      <Cell className="whitespace-nowrap text-ink-2">{delivery.connection.name}</Cell>
      <Cell className="w-full">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Badge tone={tones[delivery.status]}>{t(`status.${delivery.status}`)}</Badge>
          <Counts delivery={delivery} />
          {delivery.attempts > 1 && <span className="text-ink-3 text-xs">{t('attempts', { count: delivery.attempts })}</span>}
        </span>
        {delivery.reason && <p className="mt-1 text-danger text-sm">{delivery.reason}</p>}
        {delivery.parkedElements.map((element) => (
          <p key={element.path} className="mt-1 text-sm">
            <code className="font-mono text-ink-3 text-xs">{element.path}</code> <span className="text-danger">{element.reason}</span>
          </p>
        ))}
      </Cell>
      <Cell className="text-right">
        <Button
          size="small"
          variant={delivery.status === 'parked' ? 'secondary' : 'quiet'}
          disabled={replay.isPending}
          onClick={() =>
            replay.mutate({ method: 'POST', path: `/deliveries/${delivery.id}/replay` }, { onSuccess: () => showToast(t('replayed')) })
          }
        >
          <RotateCw aria-hidden className="size-3.5" />
          {t('replay')}
        </Button>
      </Cell>
    </tr>
  )
}

function Counts({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations('deliveries')
  const { counts } = delivery
  if (!counts) return null
  const parts = (['messages', 'shown', 'duplicates', 'ignored', 'parked', 'statuses', 'others'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => t(`count.${name}`, { count: counts[name] }))
  return <span className="tabular text-ink-2 text-sm">{parts.join(' · ')}</span>
}
