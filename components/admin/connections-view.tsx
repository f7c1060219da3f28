'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { type ConnectionView, connectionQueries } from '@/lib/connections/connection-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { ConnectionForm } from './connection-form.tsx'

/** The numbers this installation answers on: how they are, and what to paste at Meta. */
export function ConnectionsView() {
  const t = useTranslations('connections')
  const query = useQuery(connectionQueries.list())
  const [edited, setEdited] = useState<ConnectionView | 'new' | null>(null)
  return (
    <AdminSection
      title={t('title')}
      text={t('text')}
      action={
        <Button variant="primary" onClick={() => setEdited('new')}>
          <Plus aria-hidden className="size-4" />
          {t('add')}
        </Button>
      }
    >
      <WhenLoaded query={query}>
        {query.data?.length === 0 ? (
          <EmptyState icon={Plug} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul className="space-y-4">
            {query.data?.map((connection) => (
              <li key={connection.id}>
                <ConnectionCard connection={connection} onEdit={() => setEdited(connection)} />
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
      {edited && <ConnectionForm connection={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </AdminSection>
  )
}
