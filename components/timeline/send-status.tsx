'use client'

import { clsx } from 'clsx'
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { useOutboxItems } from '@/components/app-shell/live-context.tsx'
import { useMoney } from '@/components/app-shell/use-money.ts'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import type { MessageStatus } from '@/lib/core/vocabulary.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { ProblemLine } from './problem-line.tsx'

// Hardly ever needed, and only after the server has answered.
const SendRefused = dynamic(() => import('./send-failure.tsx').then((module) => module.SendRefused), {
  loading: () => <div className="h-5" />,
})
const SendFailed = dynamic(() => import('./send-failure.tsx').then((module) => module.SendFailed), {
  loading: () => <div className="h-5" />,
})

type Sent = MessageEntry | VoiceNoteEntry

const icons: Record<MessageStatus, typeof Check> = {
  queued: Clock,
  sending: Clock,
  accepted: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  failed: CircleAlert,
  unknown: CircleHelp,
}

/** How far a message got: a small tick with its words, and what it cost. */
export function StatusTicks({ entry }: { entry: Sent }) {
  const t = useTranslations('status')
  const words = useTimeWords()
  const money = useMoney()
  if (entry.status === null) return null
  const Icon = icons[entry.status]
  const isSeen = entry.status === 'read' || entry.status === 'played'
  const label = t(entry.status)
  const title = entry.statusAt ? `${label} · ${words.exact(entry.statusAt)}` : label
  return (
    <>
      {entry.priceMicros !== null && entry.priceCurrency !== null && (
        <span title={t('charged')}>{entry.priceMicros === 0 ? t('free') : money(entry.priceMicros, entry.priceCurrency)}</span>
      )}
      {entry.attempt > 1 && <span>{t('attempt', { number: entry.attempt })}</span>}
      <span
        role="img"
        aria-label={label}
        title={title}
        data-status={entry.status}
        className={clsx(isSeen && 'text-accent', entry.status === 'failed' && 'text-danger')}
      >
        <Icon aria-hidden className="size-3.5" />
        <span className="sr-only">{label}</span>
      </span>
    </>
  )
}

/** What went wrong, in words, with what can be done about it. Nothing when nothing did. */
export function SendProblem({ entry }: { entry: Sent }) {
  const t = useTranslations('status')
  const echo = useOutboxItems().find((item) => item.id === entry.id)
  if (echo?.state.kind === 'waiting') return <ProblemLine text={t('waitingForConnection')} isQuiet />
  if (echo?.state.kind === 'refused') return <SendRefused entry={entry} code={echo.state.code} />
  if (entry.status === 'unknown') return <ProblemLine text={t('unknownText')} isQuiet />
  if (entry.status === 'failed') return <SendFailed entry={entry} />
  return null
}
