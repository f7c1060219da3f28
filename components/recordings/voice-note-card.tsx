'use client'

import type { VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { RecordingCard } from './recording-card.tsx'

/** A recorded message: the customer's, or our own answer by voice. */
export function VoiceNoteCard({ entry }: { entry: VoiceNoteEntry }) {
  const [file] = entry.attachments
  return (
    <RecordingCard
      customerId={entry.customerId}
      mediaId={entry.mediaId}
      mimeType={entry.mediaId !== null && file?.state === 'stored' ? file.mimeType : null}
      isFromCustomer={entry.direction === 'in'}
      recording={entry}
    />
  )
}
