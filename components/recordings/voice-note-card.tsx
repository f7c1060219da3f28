'use client'

import { Voicemail } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { RecordingCard } from './recording-card.tsx'

/** A recorded message: the customer's, or our own answer by voice. */
export function VoiceNoteCard({ entry }: { entry: VoiceNoteEntry }) {
  const t = useTranslations('recording')
  const [file] = entry.attachments
  return (
    <>
      {entry.isVoicemail && (
        <p className="mb-0.5 flex items-center gap-1.5 text-ink-2 text-xs">
          <Voicemail aria-hidden className="size-3.5 shrink-0" />
          {t('voicemail')}
        </p>
      )}
      <RecordingCard
        customerId={entry.customerId}
        mediaId={entry.mediaId}
        mimeType={entry.mediaId !== null && file?.state === 'stored' ? file.mimeType : null}
        isFromCustomer={entry.direction === 'in'}
        recording={entry}
      />
    </>
  )
}
