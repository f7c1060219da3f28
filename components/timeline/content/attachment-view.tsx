'use client'

import { clsx } from 'clsx'
import { Download, FileText, ImageOff, LoaderCircle } from 'lucide-react'
import dynamic from 'next/dynamic'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFileSize } from '@/components/ui/use-file-size.ts'
import { mediaUrl } from '@/lib/media/upload-media.client.ts'
import type { Attachment, MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'

const SoundAttachment = lazy(() =>
  import('@/components/recordings/sound-attachment.tsx').then((module) => ({ default: module.SoundAttachment })),
)
const Lightbox = dynamic(() => import('./lightbox.tsx').then((module) => module.Lightbox))

type AttachmentViewProps = { entry: MessageEntry | VoiceNoteEntry; attachment: Attachment; caption: string | null }

/** A file in a message, by what it is; and in words why there is nothing to see. */
export function AttachmentView({ entry, attachment, caption }: AttachmentViewProps) {
  if (attachment.state !== 'stored') return <Missing attachment={attachment} />
  switch (attachment.type) {
    case 'image':
    case 'sticker':
      return <Picture attachment={attachment} caption={caption} />
    case 'video':
    case 'audio':
      if (entry.kind !== 'message') return null // a voice note draws its own sound
      return (
        <Suspense fallback={<div className={attachment.type === 'video' ? 'h-64 w-[300px]' : 'h-14 w-[440px] max-w-full'} />}>
          <SoundAttachment entry={entry} attachment={attachment} aspectRatio={ratio(attachment)} />
        </Suspense>
      )
    default:
      return <DocumentCard attachment={attachment} />
  }
}

/** The picture's own shape, so that nothing moves when it has loaded; extremes are cut. */
function ratio({ width, height }: Attachment): number {
  if (!width || !height) return 4 / 3
  return Math.min(2.2, Math.max(0.62, width / height))
}

function Picture({ attachment, caption }: { attachment: Attachment; caption: string | null }) {
  const t = useTranslations('content')
  const [isOpen, setOpen] = useState(false)
  const isSticker = attachment.type === 'sticker'
  const name = caption || (isSticker ? t('sticker') : t('image'))
  const shape = ratio(attachment)
  return (
    <>
      <button
        type="button"
        aria-label={t('openImage', { name })}
        onClick={() => setOpen(true)}
        className={clsx('mb-1 block overflow-hidden rounded-md', !isSticker && 'bg-line', caption === null && '-mx-1 -mt-0.5')}
        style={{ width: isSticker ? 128 : Math.min(300, Math.round(320 * shape)), maxWidth: '100%', aspectRatio: shape }}
      >
        {/* biome-ignore lint/performance/noImgElement: private media behind the session, already a thumbnail */}
        <img
          src={mediaUrl(attachment.mediaId, attachment.hasThumbnail ? 'thumbnail' : undefined)}
          alt={name}
          loading="lazy"
          decoding="async"
          className={clsx('size-full', isSticker ? 'object-contain' : 'object-cover')}
        />
      </button>
      {isOpen && <Lightbox attachment={attachment} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

function DocumentCard({ attachment }: { attachment: Attachment }) {
  const t = useTranslations('content')
  const size = useFileSize()
  const name = attachment.filename ?? t('document')
  return (
    <a
      href={mediaUrl(attachment.mediaId, 'download')}
      download={name}
      className="mb-1 flex w-[300px] max-w-full items-center gap-3 rounded-md border border-line bg-surface p-2.5 hover:bg-hover"
    >
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-hover text-ink-2">
        <FileText aria-hidden className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium text-sm">
          {name}
        </span>
        <span className="tabular block text-ink-3 text-xs">
          {[fileKind(attachment), attachment.sizeBytes !== null && size(attachment.sizeBytes)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Download aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="sr-only">{t('download')}</span>
    </a>
  )
}

/** "PDF", "DOCX": from the name, else from the sniffed type. */
function fileKind({ filename, mimeType }: Attachment): string {
  const extension = filename?.match(/\.([a-z0-9]{1,5})$/i)?.[1]
  return (extension ?? mimeType.split('/')[1] ?? mimeType).toUpperCase().slice(0, 12)
}

function Missing({ attachment }: { attachment: Attachment }) {
  const t = useTranslations('content')
  const state = attachment.state === 'stored' ? 'failed' : attachment.state
  const isPending = state === 'pending'
  const Icon = isPending ? LoaderCircle : ImageOff
  return (
    <div
      role={isPending ? 'status' : undefined}
      className={clsx(
        'mb-1 flex w-[280px] max-w-full items-center gap-2.5 rounded-md bg-ink/5 px-3 text-ink-2 text-sm',
        attachment.type === 'image' && isPending ? 'h-[180px] justify-center' : 'py-3',
      )}
    >
      <Icon aria-hidden className={clsx('size-4 shrink-0', isPending && 'animate-spin')} />
      <span>
        {attachment.filename && <bdi className="font-medium">{attachment.filename}: </bdi>}
        {t(`media.${state}`)}
      </span>
    </div>
  )
}
