'use client'

import { ArrowRight, ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { TierMark } from '@/components/inbox/tier-mark.tsx'
import type { EscalationEntry } from '@/lib/timeline/timeline-entry.ts'

/** A change of tier: one line with its first reason, the whole receipt folded under it. */
export function EscalationLine({ entry }: { entry: EscalationEntry }) {
  const t = useTranslations('timeline')
  const words = useTimeWords()
  const [first] = entry.because
  // Entries outlive the words: what nobody knows any more is shown as it was kept.
  const nameOf = (signal: string) => {
    const key = `signal.${signal}` as 'signal.rule' // whether there is such a word is asked next
    return t.has(key) ? t(key) : signal
  }
  const sayValue = (signal: string, value: string) => {
    const key = `botWhy.${value}` as 'botWhy.decided' // whether there is such a word is asked next
    return signal === 'bot' && t.has(key) ? t(key) : value
  }
  return (
    <details
      data-entry={entry.id}
      className="group/escalation mx-auto my-2 w-fit max-w-[min(560px,100%)] rounded-lg border border-line bg-raised text-sm"
    >
      <summary className="flex list-none flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5">
        <ChevronRight aria-hidden className="size-3.5 text-ink-3 transition-transform group-open/escalation:rotate-90" />
        <TierMark tier={entry.fromTier} />
        <ArrowRight aria-hidden className="size-3.5 text-ink-3" />
        <TierMark tier={entry.toTier} look="badge" />
        {first && (
          <span className="text-ink-2">
            {first.signal === 'rule' ? first.value : reasonText(nameOf(first.signal), sayValue(first.signal, first.value))}
          </span>
        )}
        <time dateTime={entry.occurredAt} title={words.exact(entry.occurredAt)} className="text-ink-3 text-xs">
          {words.clock(entry.occurredAt)}
        </time>
      </summary>
      <dl className="space-y-1 border-line border-t px-3 py-2">
        {entry.because.map(({ signal, value }) => (
          <div key={`${signal} ${value}`} className="flex gap-3">
            <dt className="w-44 shrink-0 text-ink-3">{nameOf(signal)}</dt>
            <dd>{sayValue(signal, value)}</dd>
          </div>
        ))}
        <div className="flex gap-3">
          <dt className="w-44 shrink-0 text-ink-3">{t('decidedBy')}</dt>
          <dd>{entry.author.name ?? t(entry.author.kind === 'bot' ? 'bot' : 'router')}</dd>
        </div>
      </dl>
    </details>
  )
}

function reasonText(name: string, value: string): string {
  return value ? `${name}: ${value}` : name
}
