'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Table } from '@/components/ui/table.tsx'
import { type DeliveryStatus, ingestQueries } from '@/lib/ingest/ingest-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { DeliveryOutcome, ReplayButton } from './delivery-row.tsx'
import { IngestSummary } from './ingest-summary.tsx'
import { Moment } from './moment.tsx'
import { MoreButton } from './more-button.tsx'

const filters = [null, 'received', 'understood', 'parked'] as const

/** Every webhook as it came, what became of it, and whether received and shown agree. */
export function DeliveriesView() {
  const t = useTranslations('deliveries')
  const [status, setStatus] = useState<DeliveryStatus | null>(null)
  const query = useInfiniteQuery(ingestQueries.deliveries(status))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <AdminSection title={t('title')} text={t('text')}>
        <IngestSummary />
      </AdminSection>
      <AdminSection
        level={2}
        title={t('listTitle')}
        action={
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
          <div role="group" aria-label={t('filter')} className="flex rounded-md border border-line-strong p-0.5">
            {filters.map((value) => (
              <button
                key={value ?? 'all'}
                type="button"
                aria-pressed={status === value}
                onClick={() => setStatus(value)}
                className={clsx(
                  'h-6 rounded-sm px-2 text-sm',
                  status === value ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:text-ink',
                )}
              >
                {t(`status.${value ?? 'all'}`)}
              </button>
            ))}
          </div>
        }
      >
        <WhenLoaded query={query}>
          {rows.length === 0 ? (
            <EmptyState icon={Inbox} title={t('emptyTitle')}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <Table
              label={t('listTitle')}
              rows={rows}
              keyOf={(delivery) => delivery.id}
              columns={[
                { name: t('number'), cell: (delivery) => delivery.id, className: 'tabular text-ink-3' },
                {
                  name: t('received'),
                  cell: (delivery) => <Moment at={delivery.receivedAt} />,
                  isTitle: true,
                  className: 'whitespace-nowrap',
                },
                { name: t('connection'), cell: (delivery) => delivery.connection.name, className: 'text-ink-2' },
                { name: t('became'), cell: (delivery) => <DeliveryOutcome delivery={delivery} />, className: '@xl:w-1/2' },
              ]}
              actions={(delivery) => <ReplayButton delivery={delivery} />}
            />
          )}
          <MoreButton query={query} />
        </WhenLoaded>
      </AdminSection>
    </>
  )
}
