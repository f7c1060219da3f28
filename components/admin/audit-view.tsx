'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Cell, Table } from '@/components/ui/table.tsx'
import { type AuditRow, peopleQueries } from '@/lib/auth/people-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'

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
          <Table label={t('title')} head={[t('when'), t('who'), t('what'), t('detail')]}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Table>
        )}
        {query.hasNextPage && (
          <div className="mt-4 flex justify-center">
            <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
              {t('more')}
            </Button>
          </div>
        )}
      </WhenLoaded>
    </AdminSection>
  )
}

function Row({ row }: { row: AuditRow }) {
  const t = useTranslations('audit')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  // Keys are the actions with `_` for the dot; an action without words shows as it is stored.
  const key = row.action.replaceAll('.', '_')
  return (
    <tr>
      <Cell className="whitespace-nowrap">
        <time dateTime={row.at} title={words.exact(row.at)}>
          {words.moment(row.at, now)}
        </time>
      </Cell>
      <Cell className="whitespace-nowrap font-medium">{row.actor.name}</Cell>
      <Cell className="whitespace-nowrap">
        {t.has(`action.${key as 'agent_created'}`) ? t(`action.${key as 'agent_created'}`) : row.action}
      </Cell>
      <Cell className="w-full">
        <code className="break-all font-mono text-ink-3 text-xs">{detailOf(row)}</code>
      </Cell>
    </tr>
  )
}

function detailOf(row: AuditRow): string {
  const detail = row.detail === null || row.detail === undefined ? '' : JSON.stringify(row.detail)
  return [row.subject, detail === '{}' ? '' : detail].filter(Boolean).join(' ')
}
