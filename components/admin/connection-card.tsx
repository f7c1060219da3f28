'use client'

import { CircleAlert, Pencil } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { TierMark } from '@/components/inbox/tier-mark.tsx'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { CopyField } from '@/components/ui/copy-field.tsx'
import { type ConnectionView, connectionQueries } from '@/lib/connections/connection-queries.ts'
import { useAdminChange } from './use-admin-change.ts'

const tones = { active: 'success', paused: 'neutral', needs_operator: 'danger' } as const

/** One number: its health first, then what to set up at Meta. */
export function ConnectionCard({ connection, onEdit }: { connection: ConnectionView; onEdit: () => void }) {
  const t = useTranslations('connections')
  const change = useAdminChange(connectionQueries.all)
  const isPaused = connection.status === 'paused'
  const setStatus = (status: 'active' | 'paused') =>
    change.mutate({ method: 'PATCH', path: `/connections/${connection.id}`, body: { status } })
  return (
    <article aria-label={connection.name} className="rounded-lg border border-line bg-raised">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 pt-4 pb-3">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <div className="flex items-center gap-2.5">
            <h2 className="truncate font-semibold text-lg">{connection.name}</h2>
            <Badge tone={tones[connection.status]}>{t(`status.${connection.status}`)}</Badge>
          </div>
          <p className="tabular mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-2 text-sm">
            {connection.displayNumber && <span>+{connection.displayNumber}</span>}
            <span aria-hidden>·</span>
            <span>{connection.timeZone}</span>
            <span aria-hidden>·</span>
            <TierMark tier={connection.defaultTier} look="words" />
          </p>
        </div>
        <Button onClick={() => setStatus(isPaused ? 'active' : 'paused')} disabled={change.isPending}>
          {isPaused ? t('resume') : t('pause')}
        </Button>
        <Button onClick={onEdit}>
          <Pencil aria-hidden className="size-3.5" />
          {t('edit')}
        </Button>
      </header>
      <Problem connection={connection} onRetry={() => setStatus('active')} />
      {connection.setUp && (
        <div className="grid gap-3 border-line border-t px-5 py-4 md:grid-cols-2">
          <div className="md:col-span-2">
            <p className="text-ink-2 text-sm">{t('pasteHint')}</p>
          </div>
          <CopyField label={t('webhookUrl')} value={connection.setUp.webhookUrl} />
          {connection.setUp.verifyToken && <CopyField label={t('verifyToken')} value={connection.setUp.verifyToken} />}
          <dl className="tabular flex flex-wrap gap-x-6 gap-y-1 text-ink-3 text-xs md:col-span-2">
            <Fact name={t('phoneNumberId')} value={connection.phoneNumberId ?? '–'} />
            <Fact name={t('wabaId')} value={connection.wabaId ?? '–'} />
            <Fact name={t('accessToken')} value={connection.setUp.hasAccessToken ? t('secretSet') : t('secretMissing')} />
            <Fact name={t('appSecret')} value={t('secretCount', { count: connection.setUp.appSecretCount })} />
          </dl>
        </div>
      )}
    </article>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-ink-2">{value}</dd>
    </div>
  )
}

function Problem({ connection, onRetry }: { connection: ConnectionView; onRetry: () => void }) {
  const t = useTranslations('connections')
  const tProblem = useTranslations('connectionProblem')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  const { problem } = connection
  if (!problem) return null
  // An unknown reason (a newer server) is told in general words.
  const key = tProblem.has(problem.reason as 'other') ? (problem.reason as 'other') : 'other'
  return (
    <div role="alert" className="mx-5 mb-4 flex gap-3 rounded-md bg-danger-soft px-4 py-3 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="text-ink">{tProblem(key)}</p>
        <p className="tabular mt-0.5 text-ink-2 text-xs">
          {t('problemSince', { at: words.moment(problem.at, now) })}
          {problem.code !== null && ` · ${t('problemCode', { code: String(problem.code) })}`}
        </p>
      </div>
      <Button size="small" onClick={onRetry}>
        {t('solved')}
      </Button>
    </div>
  )
}
