'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Table } from '@/components/ui/table.tsx'
import { type AuditRow, peopleQueries } from '@/lib/auth/people-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { Moment } from './moment.tsx'
import { MoreButton } from './more-button.tsx'

/** What admins did: who, what, to what, when. */
export function AuditView() {
  const t = useTranslations('audit')
  const query = useInfiniteQuery(peopleQueries.audit())
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <AdminSection title={t('title')} text={t('text')}>
      <WhenLoaded query={query}>
        {rows.length === 0 ? (
          <EmptyState icon={ScrollText} title={t('empty')} />
        ) : (
          <Table
            label={t('title')}
            rows={rows}
            keyOf={(row) => row.id}
            columns={[
              { name: t('when'), cell: (row) => <Moment at={row.at} />, className: 'whitespace-nowrap' },
              { name: t('who'), cell: (row) => row.actor.name, className: 'font-medium' },
              { name: t('what'), cell: (row) => <Action action={row.action} />, isTitle: true },
              { name: t('detail'), cell: drawDetail, className: '@xl:w-1/2' },
            ]}
          />
        )}
        <MoreButton query={query} />
      </WhenLoaded>
    </AdminSection>
  )
}

function Action({ action }: { action: string }) {
  const t = useTranslations('audit')
  // Keys are the actions with `_` for the dot; an action without words shows as it is stored.
  const key = action.replaceAll('.', '_') as 'agent_created'
  return t.has(`action.${key}`) ? t(`action.${key}`) : action
}

/** What the action was about and what it changed; null when there is no more to tell. */
function drawDetail({ subject, detail }: AuditRow): ReactNode {
  const facts = typeof detail === 'object' && detail !== null ? Object.entries(detail) : []
  if (subject === null && facts.length === 0) return null
  return (
    <>
      {facts.map(([name, value]) => (
        <p key={name} className="text-ink-2">
          {name}: {[value].flat().map(toText).join(', ')}
        </p>
      ))}
      {subject && <code className="break-all font-mono text-ink-3 text-xs">{subject}</code>}
    </>
  )
}

function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
