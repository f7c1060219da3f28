'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { unreachable } from '@/lib/core/errors.ts'
import type { SystemEntry } from '@/lib/timeline/timeline-entry.ts'

/** Where a conversation begins or ends: drawn as a rule through the column. */
const boundaries: readonly string[] = [
  'conversation_opened',
  'conversation_reopened',
  'conversation_resolved',
] satisfies SystemEntry['what']['event'][]

/** Something that happened to the customer or the conversation, in one line. */
export function SystemLine({ entry }: { entry: SystemEntry }) {
  const words = useTimeWords()
  const isBoundary = boundaries.includes(entry.what.event)
  return (
    <div data-entry={entry.id} className="flex items-center justify-center gap-3 py-2 text-ink-3 text-xs">
      <Rule isShown={isBoundary} />
      <p className={clsx('text-balance text-center', isBoundary && 'font-medium text-ink-2')}>
        <SystemText entry={entry} />{' '}
        <time dateTime={entry.occurredAt} title={words.exact(entry.occurredAt)} className="font-normal text-ink-3">
          · {words.clock(entry.occurredAt)}
        </time>
      </p>
      <Rule isShown={isBoundary} />
    </div>
  )
}

function Rule({ isShown }: { isShown: boolean }): ReactNode {
  return isShown ? <span className="h-px flex-1 bg-line-strong" /> : null
}

function SystemText({ entry }: { entry: SystemEntry }) {
  const t = useTranslations('system')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  const { what, author } = entry
  const by = author.kind === 'agent' && author.name ? author.name : null
  switch (what.event) {
    case 'number_changed':
      return what.from && what.to ? t('numberChanged', { from: what.from, to: what.to }) : t('numberChangedUnknown')
    case 'identity_changed':
      return t('identityChanged')
    case 'customers_merged':
      return what.otherName ? t('merged', { name: what.otherName }) : t('mergedUnnamed')
    case 'conversation_opened':
      return t('opened')
    case 'conversation_reopened':
      return by ? t('reopenedBy', { name: by }) : t('reopened')
    case 'conversation_resolved':
      return by ? t('resolvedBy', { name: by }) : t('resolved')
    case 'conversation_snoozed':
      return what.until ? t('snoozed', { at: words.moment(what.until, now) }) : t('snoozedOpen')
    case 'assignment_changed':
      if (what.toName === null) return by ? t('unassignedBy', { name: by }) : t('unassigned')
      if (by === what.toName) return t('tookOver', { name: what.toName })
      return by ? t('assignedBy', { name: by, to: what.toName }) : t('assigned', { to: what.toName })
    case 'marketing_stopped':
      return t('marketingStopped')
    case 'marketing_resumed':
      return t('marketingResumed')
    default:
      return unreachable(what)
  }
}
