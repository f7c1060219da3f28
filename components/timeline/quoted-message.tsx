'use client'

import { useTranslations } from 'use-intl'
import type { EntryId } from '@/lib/core/ids.ts'
import type { Quote } from '@/lib/timeline/timeline-entry.ts'
import { QuoteText } from './quote-text.tsx'

type QuotedMessageProps = { quote: Quote; customerName: string; onJump: (id: EntryId) => void }

/** The message this one answers; a click goes there. */
export function QuotedMessage({ quote, customerName, onJump }: QuotedMessageProps) {
  const t = useTranslations('timeline')
  const { entryId } = quote
  const content = (
    <>
      <span className="block truncate font-medium text-ink-2 text-xs">
        {quote.authorName ?? (quote.direction === 'out' ? t('us') : customerName)}
      </span>
      <span className="line-clamp-2 text-ink-2 text-sm">
        <QuoteText quote={quote} />
      </span>
    </>
  )
  const className = 'mb-1.5 block w-full rounded-md border-accent/60 border-l-[3px] bg-ink/5 px-2.5 py-1 text-left'
  if (entryId === null) return <blockquote className={className}>{content}</blockquote>
  return (
    <button type="button" onClick={() => onJump(entryId)} title={t('goToQuoted')} className={`${className} hover:bg-ink/8`}>
      {content}
    </button>
  )
}
