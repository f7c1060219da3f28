'use client'

import { Download, X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useTranslations } from 'use-intl'
import { mediaUrl } from '@/lib/media/upload-media.client.ts'
import type { Attachment } from '@/lib/timeline/timeline-entry.ts'

/** A picture on the whole screen. */
export function Lightbox({ attachment, name, onClose }: { attachment: Attachment; name: string; onClose: () => void }) {
  const t = useTranslations('content')
  const tUi = useTranslations('ui')
  const buttonClass = 'inline-flex size-10 items-center justify-center rounded-md bg-[rgb(0_0_0/0.55)] text-white hover:bg-[rgb(0_0_0/0.8)]'
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade-in bg-[rgb(10_8_5/0.86)]" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-50 flex items-center justify-center p-4 outline-hidden md:p-10"
          onClick={onClose}
        >
          <Radix.Title className="sr-only">{name}</Radix.Title>
          {/* biome-ignore lint/performance/noImgElement: private media behind the session */}
          <img src={mediaUrl(attachment.mediaId)} alt={name} className="max-h-full max-w-full rounded-md object-contain" />
          <div className="absolute top-3 right-3 flex gap-2">
            <a
              href={mediaUrl(attachment.mediaId, 'download')}
              download
              aria-label={t('download')}
              title={t('download')}
              onClick={(event) => event.stopPropagation()}
              className={buttonClass}
            >
              <Download aria-hidden className="size-5" />
            </a>
            <Radix.Close aria-label={tUi('close')} className={buttonClass}>
              <X aria-hidden className="size-5" />
            </Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
