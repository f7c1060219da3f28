'use client'

import { Reply, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { QuoteText } from '@/components/timeline/quote-text.tsx'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'

/** The message this answer will quote. */
export function ReplyChip({ entry, onRemove }: { entry: MessageEntry | VoiceNoteEntry; onRemove: () => void }) {
  const t = useTranslations('composer')
  const attachmentType = entry.kind === 'voice_note' ? 'voice_note' : (entry.attachments[0]?.type ?? entry.content.type)
  return (
    <div className="mx-3 mt-2 mb-1.5 flex items-center gap-2 rounded-md border-accent/60 border-l-[3px] bg-hover py-1 pr-1 pl-2.5">
      <Reply aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <p className="min-w-0 flex-1 truncate text-ink-2 text-sm">
        <span className="sr-only">{t('replyingTo')} </span>
        <QuoteText quote={{ text: entry.text, attachmentType }} />
      </p>
      <button
        type="button"
        aria-label={t('removeReply')}
        title={t('removeReply')}
        onClick={onRemove}
        className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-selected hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </div>
  )
}
