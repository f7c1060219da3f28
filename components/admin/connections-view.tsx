'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { type ConnectionView, connectionQueries } from '@/lib/connections/connection-queries.ts'
import { AddButton } from './add-button.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { ConnectionForm } from './connection-form.tsx'

/** The numbers this installation answers on: how they are, and what to paste at Meta. */
export function ConnectionsView() {
  const t = useTranslations('connections')
  const query = useQuery(connectionQueries.list())
  const [edited, setEdited] = useState<ConnectionView | 'new' | null>(null)
  return (
    <AdminSection title={t('title')} text={t('text')} action={<AddButton label={t('add')} onAdd={() => setEdited('new')} />}>
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
