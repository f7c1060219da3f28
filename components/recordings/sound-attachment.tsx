'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { mediaUrl } from '@/lib/media/upload-media.client.ts'
import type { Attachment, MessageEntry } from '@/lib/timeline/timeline-entry.ts'
import { RecordingCard } from './recording-card.tsx'
import { usePlayer } from './use-player.ts'

type SoundAttachmentProps = { entry: MessageEntry; attachment: Attachment; aspectRatio: number }

/** A file with sound: a video with its picture, and whatever is known of what is heard in it. */
export function SoundAttachment({ entry, attachment, aspectRatio }: SoundAttachmentProps) {
  const { recording } = attachment
  return (
    <div className="mb-1 space-y-2">
      {attachment.type === 'video' && <Video attachment={attachment} aspectRatio={aspectRatio} />}
      {attachment.type === 'audio' && attachment.filename && (
        <p dir="auto" className="truncate font-medium text-sm">
          {attachment.filename}
        </p>
      )}
      {recording && !isSilentVideo(attachment) && (
        <RecordingCard
          customerId={entry.customerId}
          mediaId={attachment.mediaId}
          mimeType={attachment.mimeType}
          isFromCustomer={entry.direction === 'in'}
          recording={recording}
        />
      )}
    </div>
  )
}

/** A video in which no sound was found is a video and no more. */
function isSilentVideo({ type, recording }: Attachment): boolean {
  return type === 'video' && recording?.sound.state === 'failed'
}

/** Its own controls; when it sounds, nothing else does. */
function Video({ attachment, aspectRatio }: { attachment: Attachment; aspectRatio: number }) {
  const t = useTranslations('preview.kind')
  const player = usePlayer()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => player.subscribe(() => player.isSounding() && video.current?.pause()), [player])
  return (
    // biome-ignore lint/a11y/useMediaCaption: a customer's video has no captions; what is said in it stands below
    <video
      ref={video}
      controls
      preload="none"
      aria-label={t('video')}
      src={mediaUrl(attachment.mediaId)}
      onPlay={() => player.pause()}
      className="w-[300px] max-w-full rounded-md bg-black"
      style={{ aspectRatio }}
    />
  )
}
