'use client'

import { RotateCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { DeliveryView } from '@/lib/ingest/ingest-queries.ts'
import { useAdminChange } from './use-admin-change.ts'

const tones = { received: 'accent', understood: 'success', parked: 'danger' } as const

/** What a webhook became, and why anything of it is parked. */
export function DeliveryOutcome({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations('deliveries')
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={tones[delivery.status]}>{t(`status.${delivery.status}`)}</Badge>
        <Counts delivery={delivery} />
        {delivery.attempts > 1 && <span className="text-ink-3 text-xs">{t('attempts', { count: delivery.attempts })}</span>}
      </span>
      {delivery.reason && (
        <p className="mt-1 text-sm">
          <Why parked={delivery} />
        </p>
      )}
      {delivery.parkedElements.map((element) => (
        <p key={element.path} className="mt-1 text-sm">
          <code className="break-all font-mono text-ink-3 text-xs">{element.path}</code> <Why parked={element} />
        </p>
      ))}
    </>
  )
}

/** What happened and what to do about it; the stored sentence for what was parked before causes were codes. */
function Why({ parked }: { parked: Pick<DeliveryView, 'cause' | 'reason'> }) {
  const t = useTranslations('deliveries')
  const { cause, reason } = parked
  if (!cause) return <span className="text-danger">{reason}</span>
  return (
    <>
      <span className="text-danger">{t(`cause.${cause.code}`, cause)}</span> <span className="text-ink-2">{t(`advice.${cause.code}`)}</span>
    </>
  )
}

/** Understands a webhook again. */
export function ReplayButton({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations('deliveries')
  const showToast = useToast()
  const replay = useAdminChange(['ingest'])
  return (
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
