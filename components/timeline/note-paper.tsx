'use client'

import { StickyNote } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import type { NoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { MessageText } from './content/message-text.tsx'

/** A colleague's note: tinted paper, never sent to the customer. */
export function NotePaper({ entry }: { entry: NoteEntry }) {
  const t = useTranslations('timeline')
  const words = useTimeWords()
  return (
    <article data-entry={entry.id} aria-label={t('noteFrom', { name: entry.author.name ?? t('us') })} className="flex justify-end py-2">
      <div className="max-w-[min(560px,88%)] rounded-lg border border-note-line border-dashed bg-note px-3 py-2">
        <p className="mb-0.5 flex items-center gap-1.5 font-medium text-note-ink text-xs">
          <StickyNote aria-hidden className="size-3.5" />
          {entry.author.name ?? t('us')} · {t('note')}
        </p>
        <MessageText text={entry.text} />
        <time dateTime={entry.occurredAt} title={words.exact(entry.occurredAt)} className="mt-0.5 block text-right text-note-ink text-xs">
          {words.clock(entry.occurredAt)}
        </time>
      </div>
    </article>
  )
}
