'use client'

import { Trash2 } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import type { MessageContent as Content, MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { AttachmentView } from './attachment-view.tsx'
import { MessageText } from './message-text.tsx'
import { VoiceNote } from './voice-note.tsx'

const RareContentView = lazy(() => import('./rare-content.tsx').then((module) => ({ default: module.RareContentView })))

/** What a message holds, each kind drawn as itself. */
export function MessageContent({ entry }: { entry: MessageEntry | VoiceNoteEntry }) {
  if (entry.kind === 'voice_note') return <VoiceNote entry={entry} />
  const { content } = entry
  switch (content.type) {
    case 'text':
    case 'media':
      return <WordsAndMedia entry={entry} />
    case 'template':
      return <TemplateMessage entry={entry} content={content} />
    case 'buttons':
      return (
        <div>
          {entry.text && <MessageText text={entry.text} />}
          <ButtonList titles={content.buttons.map(({ title }) => title)} />
        </div>
      )
    case 'deleted':
      return <Deleted />
    default:
      return (
        <Suspense fallback={<div className="h-14 w-56" />}>
          <RareContentView entry={entry} content={content} />
        </Suspense>
      )
  }
}

function WordsAndMedia({ entry }: { entry: MessageEntry }) {
  return (
    <>
      {entry.attachments.map((attachment) => (
        <AttachmentView key={attachment.mediaId} entry={entry} attachment={attachment} caption={entry.text} />
      ))}
      {entry.text && <MessageText text={entry.text} />}
    </>
  )
}

type Of<Type extends Content['type']> = Extract<Content, { type: Type }>

function TemplateMessage({ entry, content }: { entry: MessageEntry; content: Of<'template'> }) {
  const t = useTranslations('content')
  return (
    <div>
      <p className="mb-0.5 text-ink-3 text-xs">{t('template', { name: content.name })}</p>
      {entry.attachments.map((attachment) => (
        <AttachmentView key={attachment.mediaId} entry={entry} attachment={attachment} caption={null} />
      ))}
      {content.header && <p className="font-semibold">{content.header}</p>}
      {entry.text && <MessageText text={entry.text} />}
      {content.footer && <p className="mt-1 text-ink-3 text-sm">{content.footer}</p>}
      {content.buttons.length > 0 && <ButtonList titles={content.buttons.map(({ text }) => text)} />}
    </div>
  )
}

/** What the customer can tap; nothing to tap here. */
function ButtonList({ titles }: { titles: string[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-1.5">
      {titles.map((title) => (
        <li key={title} className="rounded-md border border-line-strong px-2 py-0.5 text-ink-2 text-sm">
          {title}
        </li>
      ))}
    </ul>
  )
}

function Deleted() {
  const t = useTranslations('content')
  return (
    <p className="flex items-center gap-2 text-ink-2 italic">
      <Trash2 aria-hidden className="size-4" />
      {t('deleted')}
    </p>
  )
}
