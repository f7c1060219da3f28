'use client'

import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import type { VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { AttachmentView } from './attachment-view.tsx'

const VoiceNoteCard = lazy(() =>
  import('@/components/recordings/voice-note-card.tsx').then((module) => ({ default: module.VoiceNoteCard })),
)

/** A recorded message; why there is none, when its file could not be had. */
export function VoiceNote({ entry }: { entry: VoiceNoteEntry }) {
  const t = useTranslations('content')
  const [attachment] = entry.attachments
  if (attachment && attachment.state !== 'stored' && attachment.state !== 'pending') {
    return <AttachmentView entry={entry} attachment={attachment} caption={null} />
  }
  if (entry.mediaId === null && entry.position !== '~') return <p className="text-ink-2 text-sm">{t('media.failed')}</p>
  return (
    <Suspense fallback={<RecordingPlaceholder text={entry.text} />}>
      <VoiceNoteCard entry={entry} />
    </Suspense>
  )
}

/** The room of a recording while its code loads, its words already there. */
export function RecordingPlaceholder({ text }: { text: string | null }) {
  return (
    <div className="w-[440px] max-w-full space-y-1.5">
      <div className="h-[54px]" />
      {text && (
        <p dir="auto" className="max-h-40 overflow-hidden whitespace-pre-wrap break-words pb-[26px]">
          {text}
        </p>
      )}
    </div>
  )
}
