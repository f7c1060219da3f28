'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { Span } from '@/lib/hours/opening-hours.ts'
import { readClock } from '@/lib/hours/read-clock.ts'

type SpanListProps = { day: string; spans: Span[]; isReadOnly: boolean; onChange: (spans: Span[]) => void }

/** The blocks of hours of one day, each from and to; none means closed. */
export function SpanList({ day, spans, isReadOnly, onChange }: SpanListProps) {
  const t = useTranslations('hours')
  const replace = (index: number, part: Partial<Span>) => onChange(spans.map((span, i) => (i === index ? { ...span, ...part } : span)))
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
      {spans.length === 0 && <span className="text-ink-3 text-sm">{t('closed')}</span>}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own; all of a row is controlled
        <span key={index} className="flex items-center gap-1">
          <TimeInput label={t('fromOn', { day })} value={span.from} isReadOnly={isReadOnly} onChange={(from) => replace(index, { from })} />
          <span aria-hidden className="text-ink-3">
            –
          </span>
          <TimeInput label={t('toOn', { day })} value={span.to} isReadOnly={isReadOnly} onChange={(to) => replace(index, { to })} />
          {!isReadOnly && (
            <IconButton label={t('removeHours', { day })} onClick={() => onChange(spans.filter((_, i) => i !== index))}>
              <X aria-hidden className="size-3.5" />
            </IconButton>
          )}
        </span>
      ))}
      {!isReadOnly && (
        <IconButton label={t('addHours', { day })} onClick={() => onChange([...spans, nextSpan(spans)])}>
          <Plus aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  )
}

/** A block to begin with: the usual day, or the evening behind the last block. */
function nextSpan(spans: Span[]): Span {
  const last = spans.at(-1)
  if (!last) return { from: '09:00', to: '17:00' }
  return last.to < '19:00' ? { from: '19:00', to: '21:00' } : { from: last.to < '23:00' ? last.to : '23:00', to: '24:00' }
}

type TimeInputProps = { label: string; value: string; isReadOnly: boolean; onChange: (value: string) => void }

/** A clock of 24 hours whatever the browser's language is; what is typed loosely is written out on leaving. */
function TimeInput({ label, value, isReadOnly, onChange }: TimeInputProps) {
  return (
    <input
      required
      inputMode="numeric"
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]|24:00"
      maxLength={8}
      aria-label={label}
      value={value}
      disabled={isReadOnly}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        const clock = readClock(event.target.value)
        if (clock !== null && clock !== value) onChange(clock)
      }}
      className="tabular h-9 w-16 rounded-md border border-control bg-raised px-2 text-center text-base text-ink invalid:border-danger disabled:opacity-60"
    />
  )
}
