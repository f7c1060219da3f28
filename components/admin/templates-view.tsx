'use client'

import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Table } from '@/components/ui/table.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { type ConnectionView, connectionQueries } from '@/lib/connections/connection-queries.ts'
import type { Template } from '@/lib/messages/template.ts'
import { templateQueries } from '@/lib/messages/template-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** The templates WhatsApp knows for each number, and which of them can be sent. */
export function TemplatesView() {
  const t = useTranslations('templatesAdmin')
  const query = useQuery(connectionQueries.list())
  return (
    <AdminSection title={t('title')} text={t('text')}>
      <WhenLoaded query={query}>
        {query.data?.map((connection) => (
          <OfConnection key={connection.id} connection={connection} />
        ))}
      </WhenLoaded>
    </AdminSection>
  )
}

function OfConnection({ connection }: { connection: ConnectionView }) {
  const t = useTranslations('templatesAdmin')
  const me = useMe()
  const showToast = useToast()
  const query = useQuery(templateQueries.ofConnection(connection.id))
  const sync = useAdminChange(templateQueries.all)
  const start = () =>
    sync.mutate({ method: 'POST', path: `/connections/${connection.id}/templates/sync` }, { onSuccess: () => showToast(t('syncStarted')) })
  return (
    <AdminSection
      level={2}
      title={connection.name}
      action={
        me.role === 'admin' && (
          <Button onClick={start} disabled={sync.isPending}>
            <RefreshCw aria-hidden className="size-4" />
            {t('sync')}
          </Button>
        )
      }
    >
      <WhenLoaded query={query}>
        {query.data?.length === 0 ? (
          <EmptyState icon={LayoutTemplate} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Table
            label={connection.name}
            rows={query.data ?? []}
            keyOf={(template) => `${template.name} ${template.language}`}
            columns={[
              { name: t('name'), cell: (template) => <Name template={template} />, isTitle: true },
              { name: t('category'), cell: (template) => <Category category={template.category} /> },
              { name: t('status'), cell: (template) => <Status template={template} /> },
              { name: t('words'), cell: (template) => <Words template={template} />, className: '@xl:w-1/2 text-ink-2' },
            ]}
          />
        )}
      </WhenLoaded>
    </AdminSection>
  )
}

function Name({ template }: { template: Template }) {
  return (
    <>
      <span className="break-all font-medium">{template.name}</span>{' '}
      <span className="text-ink-3 text-xs uppercase">{template.language}</span>
    </>
  )
}

function Category({ category }: { category: Template['category'] }) {
  const t = useTranslations('templates.category')
  return category === 'marketing' ? <Badge tone="warning">{t('marketing')}</Badge> : <span className="text-ink-2">{t(category)}</span>
}

const good: readonly string[] = ['approved', 'active']
const waiting: readonly string[] = ['pending', 'in_appeal']

function Status({ template }: { template: Template }) {
  const t = useTranslations('templatesAdmin')
  const status = template.status.toLowerCase()
  const tone = good.includes(status) ? 'success' : waiting.includes(status) ? 'neutral' : 'danger'
  const known = (['approved', 'pending', 'rejected', 'paused', 'disabled', 'in_appeal'] as const).find((one) => one === status)
  return (
    <>
      <Badge tone={tone}>{known ? t(`statuses.${known}`) : status}</Badge>
      {!template.isSendable && tone === 'success' && <p className="mt-1 text-ink-3 text-xs">{t('notSendable')}</p>}
    </>
  )
}

function Words({ template }: { template: Template }) {
  return (
    <>
      {template.header?.text && <p className="font-medium text-ink">{template.header.text}</p>}
      <p className="line-clamp-3 whitespace-pre-wrap">{template.body.text}</p>
    </>
  )
}
