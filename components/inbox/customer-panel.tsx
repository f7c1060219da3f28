'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Avatar } from '@/components/ui/avatar.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import { useAfterPaint } from '@/components/ui/use-after-paint.ts'
import { connectionQueries } from '@/lib/connections/connection-queries.ts'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { replyWindow } from '@/lib/conversations/reply-window.ts'
import type { CustomerDetail } from '@/lib/customers/customer.ts'
import { customerQueries } from '@/lib/customers/customer-queries.ts'
import { ConversationLabels } from './conversation-labels.tsx'
import { CustomerName } from './customer-name.tsx'
import { TierMark } from './tier-mark.tsx'

/** The person: how they are known, their reply windows, and what went before. */
export const CustomerPanel = memo(function CustomerPanel({ conversation }: { conversation: ConversationListItem }) {
  const t = useTranslations('panel')
  const query = useQuery(customerQueries.detail(conversation.customerId))
  // Each message changes it a little; the message itself is drawn first.
  const customer = useAfterPaint(query.data)
  if (query.isError && !query.data) {
    return (
      <EmptyState icon={CircleAlert} role="alert" title={t('errorTitle')}>
        {t('errorText')}
      </EmptyState>
    )
  }
  if (!customer) {
    return (
      <div className="space-y-3 p-5 pt-6">
        <Skeleton className="mx-auto size-12 rounded-full!" />
        <Skeleton className="mx-auto mb-8 h-4 w-1/2" />
        <Skeleton className="h-3 w-2/3" />
        <Skeleton className="h-3 w-3/5" />
      </div>
    )
  }
  return (
    <div className="pb-8">
      <div className="flex flex-col items-center gap-2 px-5 pt-6 pb-5 text-center">
        <Avatar name={customer.name} size={48} />
        <CustomerName customer={customer} />
        {customer.phone && <p className="tabular text-ink-2 text-sm">{customer.phone}</p>}
      </div>
      <Section title={t('labels')}>
        <ConversationLabels conversation={conversation} />
      </Section>
      <Facts customer={customer} />
      <Windows customer={customer} />
      <Earlier customer={customer} currentId={conversation.id} />
    </div>
  )
})

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-t px-5 py-4">
      <h3 className="mb-2.5 font-semibold text-ink-2 text-xs">{title}</h3>
      {children}
    </section>
  )
}

const Facts = memo(function Facts({ customer }: { customer: CustomerDetail }) {
  const t = useTranslations('panel')
  const format = useFormatter()
  const locale = useLocale()
  const country = customer.country ? (new Intl.DisplayNames(locale, { type: 'region' }).of(customer.country) ?? customer.country) : null
  const facts: [string, ReactNode][] = [
    // A number that is known stands under the name.
    [t('phone'), customer.phone ? null : t('phoneWithheld')],
    [t('username'), customer.username && `@${customer.username.replace(/^@/, '')}`],
    [t('profileName'), customer.profileName !== customer.name ? customer.profileName : null],
    [t('email'), customer.email],
    [t('country'), country],
    [t('since'), format.dateTime(new Date(customer.createdAt), { dateStyle: 'long' })],
    [t('marketing'), customer.consent.marketing === 'stopped' ? t('marketingStopped') : null],
  ]
  return (
    <Section title={t('details')}>
      <dl className="space-y-2 text-sm">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className="grid grid-cols-[100px_1fr] gap-2">
              <dt className="text-ink-3">{name}</dt>
              <dd className="tabular min-w-0 break-words">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Section>
  )
})

const Windows = memo(function Windows({ customer }: { customer: CustomerDetail }) {
  const t = useTranslations('panel')
  const words = useTimeWords()
  const now = useServerNow(10_000)
  const connections = useQuery(connectionQueries.list()).data ?? []
  if (customer.windows.length === 0) return null
  return (
    <Section title={t('windows')}>
      <ul className="space-y-2 text-sm">
        {customer.windows.map(({ connectionId, closesAt }) => {
          const window = replyWindow(closesAt, now)
          return (
            <li key={connectionId} className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate">{connections.find(({ id }) => id === connectionId)?.name ?? '…'}</span>
              {window.state === 'open' ? (
                <span className="tabular shrink-0 text-ink-2">{t('windowLeft', { left: words.countdown(window.leftMs) })}</span>
              ) : (
                <span className="shrink-0 text-ink-3">{t('windowClosed')}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
})

type EarlierProps = { customer: CustomerDetail; currentId: ConversationListItem['id'] }

const Earlier = memo(function Earlier({ customer, currentId }: EarlierProps) {
  const t = useTranslations('panel')
  const tConversation = useTranslations('conversation')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  const others = customer.conversations.filter(({ id }) => id !== currentId)
  return (
    <Section title={t('earlier')}>
      {others.length === 0 ? (
        <p className="text-ink-3 text-sm">{t('noEarlier')}</p>
      ) : (
        <ul className="space-y-2.5 text-sm">
          {others.map((other) => (
            <li key={other.id} className="flex items-center gap-2">
              <TierMark tier={other.tier} />
              <time dateTime={other.openedAt} title={words.exact(other.openedAt)} className="flex-1">
                {words.day(other.openedAt, now)}
              </time>
              <span className="text-ink-3">{tConversation(`status.${other.status}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
})
