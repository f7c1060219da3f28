'use client'

import { useTranslations } from 'use-intl'
import { mediaUrl } from '@/lib/media/upload-media.client.ts'
import type { VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { AttachmentView } from './attachment-view.tsx'

/** A recorded message with the browser's own player, its length known before it loads. */
export function VoiceNote({ entry }: { entry: VoiceNoteEntry }) {
  const t = useTranslations('content')
  const [attachment] = entry.attachments
  if (entry.mediaId === null || (attachment && attachment.state !== 'stored')) {
    return attachment ? (
      <AttachmentView attachment={attachment} caption={null} />
    ) : (
      <p className="text-ink-2 text-sm">{t('media.failed')}</p>
    )
  }
  return (
    <div>
      <p className="mb-1 text-ink-3 text-xs">
        {t('voiceNote')}
        {entry.durationMs !== null && <span className="tabular"> · {clock(entry.durationMs)}</span>}
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: a spoken message has no captions */}
      <audio controls preload="none" src={mediaUrl(entry.mediaId)} aria-label={t('voiceNote')} className="h-10 w-[280px] max-w-full" />
    </div>
  )
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
