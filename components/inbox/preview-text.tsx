'use client'

import { useTranslations } from 'use-intl'
import type { Preview } from '@/lib/conversations/conversation-row.ts'
import { formatClock } from '@/lib/recordings/format-clock.ts'

/** Kinds a preview can be told in words when it has none of its own. */
const kinds = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'voice_note',
  'location',
  'contacts',
  'choice',
  'form',
  'order',
  'call_permission',
  'template',
  'unsupported',
  'deleted',
  'note',
  'media',
  'reaction',
  'system',
] as const
type Kind = (typeof kinds)[number]

/** The last thing said, in one line: ours is marked as ours, what has no words is named. */
export function PreviewText({ preview }: { preview: Preview | null }) {
  const t = useTranslations('preview')
  if (!preview) return <span className="text-ink-3">{t('nothing')}</span>
  const kind = (kinds as readonly string[]).includes(preview.type) ? (preview.type as Kind) : 'text'
  const length = preview.durationMs === undefined ? '' : ` ${formatClock(preview.durationMs)}`
  const name = kind === 'text' || kind === 'choice' ? null : t(`kind.${kind}`) + length
  return (
    <>
      {preview.direction === 'out' && <span className="text-ink-3">{t('ours')} </span>}
      {name && <span className={preview.text ? 'text-ink-3' : undefined}>{preview.text ? `${name} · ` : name}</span>}
      <bdi>{preview.text}</bdi>
    </>
  )
}
