'use client'

import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { AttachmentTray } from './attachment-tray.tsx'
import type { useAttachments } from './use-attachments.ts'

const accepts: Record<string, string> = { image: 'image/jpeg,image/png', video: 'video/mp4', document: '.pdf' }

/** The picture, film or document at the head of a template: chosen for each sending. */
export function HeaderMedia({ format, media }: { format: string; media: ReturnType<typeof useAttachments> }) {
  const t = useTranslations('templates')
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <p className="mb-1 font-medium text-ink-2 text-sm">{t('headerMedia')}</p>
      {media.items.length === 0 ? (
        <Button onClick={() => input.current?.click()}>
          <Upload aria-hidden className="size-4" />
          {t('chooseFile')}
        </Button>
      ) : (
        <div className="-mx-3">
          <AttachmentTray items={media.items} onRemove={media.remove} />
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('headerMedia')}
        accept={accepts[format]}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) media.add([file])
          event.target.value = ''
        }}
      />
    </div>
  )
}
