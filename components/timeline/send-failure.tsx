'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useLive } from '@/components/app-shell/live-context.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { requestJson } from '@/lib/core/request-json.ts'
import { writeDraft } from '@/lib/messages/drafts.client.ts'
import { requestEntry } from '@/lib/timeline/save-entry.client.ts'
import type { MessageEntry, TimelineEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { ProblemLine } from './problem-line.tsx'

type Sent = MessageEntry | VoiceNoteEntry

/** The server did not take it: nothing was sent. */
export function SendRefused({ entry, code }: { entry: Sent; code: string }) {
  const t = useTranslations('status')
  const { outbox } = useLive().session
  const takeBack = () => {
    const item = outbox.discard(entry.id)
    if (item?.input.kind === 'text') writeDraft(item.conversationId, item.input.text)
    window.dispatchEvent(new Event('draft-restored'))
  }
  const isClosed = code === 'window_closed'
  return (
    <ProblemLine text={isClosed ? t('refusedWindowClosed') : t('refused')}>
      {!isClosed && <ProblemButton onClick={() => outbox.retry(entry.id)}>{t('retry')}</ProblemButton>}
      <ProblemButton onClick={takeBack}>{t('takeBack')}</ProblemButton>
    </ProblemLine>
  )
}

/** WhatsApp did not take it. */
export function SendFailed({ entry }: { entry: Sent }) {
  const t = useTranslations('status')
  const tFailure = useTranslations('sendFailure')
  const cache = useQueryClient()
  const showToast = useToast()
  const retry = useMutation({
    mutationFn: () => requestEntry(cache, () => requestJson<TimelineEntry>(`/entries/${entry.id}/retry`, { method: 'POST' })),
    onError: () => showToast(t('retryFailed')),
  })
  const reason = entry.error?.reason
  // The reason is a key of `sendFailure.*` by contract; an unknown one (a newer server) is told in general words.
  const text = reason && tFailure.has(reason as 'unknown') ? tFailure(reason as 'unknown') : tFailure('unknown')
  return (
    <ProblemLine text={text} code={entry.error?.code ?? undefined}>
      {entry.error?.canRetry && (
        <ProblemButton onClick={() => retry.mutate()} isDisabled={retry.isPending}>
          {t('retry')}
        </ProblemButton>
      )}
    </ProblemLine>
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
