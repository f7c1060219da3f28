'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { connectionQueries } from '@/lib/connections/connection-queries.ts'
import { type IngestState, ingestQueries } from '@/lib/ingest/ingest-queries.ts'
import { WhenLoaded } from './admin-section.tsx'

/** Whether everything received was shown, in one sentence, with the sum behind it. */
export function IngestSummary() {
  const t = useTranslations('deliveries')
  const words = useTimeWords()
  const query = useQuery(ingestQueries.state())
  const state = query.data
  return (
    <WhenLoaded query={query}>
      {state && (
        <div className="space-y-4">
          <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
            <Figure
              name={t('waiting')}
              value={state.waiting}
              hint={state.waiting > 0 ? t('oldest', { span: words.span(state.oldestMs) }) : undefined}
              isBad={state.isStalled}
            />
            <Figure name={t('parked')} value={state.parked} isBad={state.parked > 0} />
            <Figure name={t('parkedJobs')} value={state.parkedJobs} isBad={state.parkedJobs > 0} />
            <Figure
              name={t('unaccounted')}
              value={state.connections.reduce((sum, one) => sum + one.unaccounted, 0)}
              isBad={state.connections.some((one) => one.unaccounted !== 0)}
            />
          </dl>
          {state.connections.map((one) => (
            <Reconciliation key={one.connectionId} one={one} />
          ))}
        </div>
      )}
    </WhenLoaded>
  )
}

function Figure({ name, value, hint, isBad }: { name: string; value: number; hint?: string; isBad?: boolean }) {
  const format = useFormatter()
  return (
    <div className={clsx('rounded-lg border px-4 py-3', isBad ? 'border-danger bg-danger-soft' : 'border-line bg-raised')}>
      <dt className="text-ink-2 text-sm">{name}</dt>
      <dd className={clsx('tabular mt-0.5 font-semibold text-xl', isBad && 'text-danger')}>{format.number(value)}</dd>
      {hint && <dd className="text-ink-3 text-xs">{hint}</dd>}
    </div>
  )
}

/** "412 received = 400 shown + 8 duplicate + …": the law of ingest, number by number. */
function Reconciliation({ one }: { one: IngestState['connections'][number] }) {
  const t = useTranslations('deliveries')
  const format = useFormatter()
  const connections = useQuery(connectionQueries.list()).data ?? []
  const name = connections.find(({ id }) => id === one.connectionId)?.name ?? '…'
  const { messages } = one
  const isWhole = one.unaccounted === 0
  const Icon = isWhole ? CircleCheck : CircleAlert
  return (
    <section aria-label={name} className="rounded-lg border border-line bg-raised px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon aria-hidden className={clsx('size-4', isWhole ? 'text-success' : 'text-danger')} />
        <h2 className="font-semibold text-sm">{name}</h2>
        <p className={clsx('text-sm', isWhole ? 'text-ink-2' : 'font-medium text-danger')}>
          {isWhole ? t('allAccounted') : t('notAccounted', { count: one.unaccounted })}
        </p>
      </div>
      <p className="tabular mt-2 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
        <Term value={messages.received} name={t('sum.received')} />
        <Sign>=</Sign>
        <Term value={messages.shown} name={t('sum.shown')} />
        {(['duplicate', 'ignored', 'parked'] as const).map((part) => (
          <span key={part} className="contents">
            <Sign>+</Sign>
            <Term value={messages[part]} name={t(`sum.${part}`)} />
          </span>
        ))}
      </p>
      {one.unknown.length > 0 && (
        <p className="tabular mt-2 text-ink-2 text-xs">
          {t('unknown')}: {one.unknown.map(({ name: type, count }) => `${type} (${format.number(count)})`).join(', ')}
        </p>
      )}
    </section>
  )
}

function Term({ value, name }: { value: number; name: string }) {
  const format = useFormatter()
  return (
    <span>
      <b className="font-semibold">{format.number(value)}</b> <span className="text-ink-2">{name}</span>
    </span>
  )
}

function Sign({ children }: { children: ReactNode }) {
  return <span className="text-ink-3">{children}</span>
}
