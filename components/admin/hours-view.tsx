'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Badge } from '@/components/ui/badge.tsx'
import { connectionQueries } from '@/lib/connections/connection-queries.ts'
import { type HoursView as Hours, hoursQueries } from '@/lib/hours/hours-queries.ts'
import { AcknowledgementCard } from './acknowledgement-card.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { HoursForm } from './hours-form.tsx'

/** When people answer, and what customers are told by the numbers themselves. */
export function HoursView() {
  const t = useTranslations('hours')
  const tAcknowledgement = useTranslations('acknowledgement')
  const query = useQuery(hoursQueries.hours())
  const connections = useQuery(connectionQueries.list())
  return (
    <>
      <AdminSection title={t('title')} text={t('text')} action={query.data && <OpenNow hours={query.data} />}>
        <WhenLoaded query={query}>{query.data && <HoursForm hours={query.data} />}</WhenLoaded>
      </AdminSection>
      <AdminSection level={2} title={tAcknowledgement('title')} text={tAcknowledgement('text')}>
        <WhenLoaded query={connections}>
          <div className="space-y-4">
            {connections.data?.map((connection) => (
              <AcknowledgementCard key={connection.id} connection={connection} />
            ))}
          </div>
        </WhenLoaded>
      </AdminSection>
    </>
  )
}

function OpenNow({ hours }: { hours: Hours }) {
  const t = useTranslations('hours')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  if (hours.isOpen) {
    return <Badge tone="success">{hours.closesAt ? t('openUntil', { at: words.ahead(hours.closesAt, now) }) : t('openNow')}</Badge>
  }
  return <Badge tone="neutral">{hours.opensAt ? t('opens', { at: words.ahead(hours.opensAt, now) }) : t('closedNow')}</Badge>
}
