'use client'

import { clsx } from 'clsx'
import { FileText, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useFileSize } from '@/components/ui/use-file-size.ts'
import type { PendingAttachment } from './use-attachments.ts'

/** Files about to be sent, with how far their upload is and a way to take them off. */
export function AttachmentTray({ items, onRemove }: { items: PendingAttachment[]; onRemove: (key: number) => void }) {
  const t = useTranslations('composer')
  if (items.length === 0) return null
  return (
    <ul aria-label={t('attachments')} className="flex flex-wrap gap-2 px-3 pt-2 pb-2">
      {items.map((item) => (
        <Item key={item.key} item={item} onRemove={() => onRemove(item.key)} />
      ))}
    </ul>
  )
}

const failures = ['payload_too_large', 'unsupported_media', 'offline'] as const

function Item({ item, onRemove }: { item: PendingAttachment; onRemove: () => void }) {
  const t = useTranslations('composer')
  const size = useFileSize()
  const { file, previewUrl, progress, state } = item
  const code = state.kind === 'failed' ? (failures.find((failure) => failure === state.code) ?? 'other') : null
  return (
    <li
      className={clsx(
        'relative flex w-56 items-center gap-2.5 overflow-hidden rounded-md border p-1.5 pr-8',
        code ? 'border-danger bg-danger-soft' : 'border-line bg-surface',
      )}
    >
      {previewUrl ? (
        // biome-ignore lint/performance/noImgElement: a local file not yet uploaded
        <img src={previewUrl} alt="" className="size-10 shrink-0 rounded-sm object-cover" />
      ) : (
        <span className="flex size-10 shrink-0 items-center justify-center rounded-sm bg-hover text-ink-2">
          <FileText aria-hidden className="size-4.5" />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-sm">{file.name}</span>
        <span role={code ? 'alert' : undefined} className={clsx('tabular block truncate text-xs', code ? 'text-danger' : 'text-ink-3')}>
          {code ? t(`uploadFailed.${code}`) : size(file.size)}
        </span>
      </span>
      <button
        type="button"
        aria-label={t('removeAttachment', { name: file.name })}
        title={t('removeAttachment', { name: file.name })}
        onClick={onRemove}
        className="absolute top-1.5 right-1.5 inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </button>
      {state.kind === 'uploading' && (
        <progress
          aria-label={t('uploading', { name: file.name })}
          value={progress}
          className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
      )}
    </li>
  )
}
