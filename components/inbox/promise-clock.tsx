'use client'

import { clsx } from 'clsx'
import { Target } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import type { PromiseReason } from '@/lib/conversations/conversation-row.ts'
import { promiseHeat } from '@/lib/conversations/waiting-heat.ts'
import { heatColours } from './heat-colours.ts'

type PromiseClockProps = { promisedAt: string; reason: PromiseReason | null; look?: 'short' | 'words' }

/** The time left until the answer that was promised, counting down; what is over it once it is broken. */
export function PromiseClock({ promisedAt, reason, look = 'short' }: PromiseClockProps) {
  const t = useTranslations('inbox')
  const format = useFormatter()
  const words = useTimeWords()
  const now = useServerNow(10_000)
  const leftMs = Date.parse(promisedAt) - now
  const span = Math.abs(leftMs) < 3_600_000 ? words.countdown(Math.abs(leftMs)) : words.span(Math.abs(leftMs))
  const rate = reason?.answersPerHour ?? null
  const why = reason
    ? rate === null
      ? t('promiseQueue', { count: reason.waiting })
      : t('promiseQueueRate', { count: reason.waiting, rate: format.number(rate) })
    : null
  const text = leftMs < 0 ? t('promiseBroken', { span }) : t('promiseLeft', { span })
  return (
    <time
      dateTime={promisedAt}
      title={[t('promisedAt', { at: words.exact(promisedAt) }), why].filter(Boolean).join('\n')}
      className={clsx('tabular flex shrink-0 items-center gap-1 text-xs', heatColours[promiseHeat(leftMs)])}
    >
      <Target aria-hidden className="size-3" />
      <span className={look === 'words' ? 'max-2xl:sr-only' : 'sr-only'}>{t('promised')}</span>
      {text}
    </time>
  )
}
