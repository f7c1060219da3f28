'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useLive, useOutboxItems } from '@/components/app-shell/live-context.tsx'
import { useMoney } from '@/components/app-shell/use-money.ts'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { useToast } from '@/components/ui/toaster.tsx'
import { requestJson } from '@/lib/core/request-json.ts'
import type { MessageStatus } from '@/lib/core/vocabulary.ts'
import { writeDraft } from '@/lib/messages/drafts.client.ts'
import { saveEntry } from '@/lib/timeline/save-entry.client.ts'
import type { MessageEntry, TimelineEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'

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
  if (echo?.state.kind === 'waiting') return <Problem text={t('waitingForConnection')} isQuiet />
  if (echo?.state.kind === 'refused') return <Refused entry={entry} code={echo.state.code} />
  if (entry.status === 'unknown') return <Problem text={t('unknownText')} isQuiet />
  if (entry.status === 'failed') return <Failed entry={entry} />
  return null
}

function Refused({ entry, code }: { entry: Sent; code: string }) {
  const t = useTranslations('status')
  const { outbox } = useLive().session
  const takeBack = () => {
    const item = outbox.discard(entry.id)
    if (item?.input.kind === 'text') writeDraft(item.conversationId, item.input.text)
    window.dispatchEvent(new Event('draft-restored'))
  }
  const isClosed = code === 'window_closed'
  return (
    <Problem text={isClosed ? t('refusedWindowClosed') : t('refused')}>
      {!isClosed && <ProblemButton onClick={() => outbox.retry(entry.id)}>{t('retry')}</ProblemButton>}
      <ProblemButton onClick={takeBack}>{t('takeBack')}</ProblemButton>
    </Problem>
  )
}

function Failed({ entry }: { entry: Sent }) {
  const t = useTranslations('status')
  const tFailure = useTranslations('sendFailure')
  const cache = useQueryClient()
  const showToast = useToast()
  const retry = useMutation({
    mutationFn: () => requestJson<TimelineEntry>(`/entries/${entry.id}/retry`, { method: 'POST' }),
    onSuccess: (saved) => saveEntry(cache, saved),
    onError: () => showToast(t('retryFailed')),
  })
  const reason = entry.error?.reason
  // The reason is a key of `sendFailure.*` by contract; an unknown one (a newer server) is told in general words.
  const text = reason && tFailure.has(reason as 'unknown') ? tFailure(reason as 'unknown') : tFailure('unknown')
  return (
    <Problem text={text} code={entry.error?.code ?? undefined}>
      {entry.error?.canRetry && (
        <ProblemButton onClick={() => retry.mutate()} isDisabled={retry.isPending}>
          {t('retry')}
        </ProblemButton>
      )}
    </Problem>
  )
}

function Problem({ text, code, isQuiet, children }: { text: string; code?: number; isQuiet?: boolean; children?: React.ReactNode }) {
  return (
    <p
      className={clsx(
        'mt-1 flex max-w-[560px] flex-wrap items-center justify-end gap-x-2 px-1 text-right text-xs',
        isQuiet ? 'text-ink-2' : 'text-danger',
      )}
    >
      <span title={code === undefined ? undefined : String(code)}>{text}</span>
      {children}
    </p>
  )
}

function ProblemButton({ onClick, isDisabled, children }: { onClick: () => void; isDisabled?: boolean; children: string }) {
  return (
    <button
      type="button"
      disabled={isDisabled}
      onClick={onClick}
      className="touch rounded-sm font-semibold underline underline-offset-2 disabled:opacity-50"
    >
      {children}
    </button>
  )
}
