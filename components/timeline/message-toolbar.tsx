'use client'

import { clsx } from 'clsx'
import { Copy, Reply, SmilePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { useReact } from './use-react.ts'

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏']

type ToolbarProps = {
  entry: MessageEntry | VoiceNoteEntry
  isOurs: boolean
  onReply: (entry: MessageEntry | VoiceNoteEntry) => void
}

/** What can be done with a message; shown on hover and focus, always there for keyboards and touch. */
export function MessageToolbar({ entry, isOurs, onReply }: ToolbarProps) {
  const t = useTranslations('timeline')
  const showToast = useToast()
  const [isReacting, setReacting] = useState(false)
  const react = useReact(entry)
  const copy = () => {
    void navigator.clipboard.writeText(entry.text ?? '').then(() => showToast(t('copied')))
  }
  const buttonClass =
    'inline-flex size-7 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink focus-visible:text-ink'
  return (
    <div
      role="toolbar"
      aria-label={t('actions')}
      onKeyDown={(event) => event.key === 'Escape' && setReacting(false)}
      onMouseLeave={() => setReacting(false)}
      className={clsx(
        'flex shrink-0 items-center opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100',
        // On a phone it floats above the message, which keeps its full width.
        'max-md:pointer-events-none max-md:absolute max-md:-top-7 max-md:z-10 max-md:rounded-md max-md:bg-raised max-md:shadow-float',
        'max-md:focus-within:pointer-events-auto max-md:group-hover/message:pointer-events-auto',
        isOurs ? 'flex-row-reverse max-md:right-0' : 'max-md:left-0',
        isReacting && 'opacity-100',
      )}
    >
      {isReacting ? (
        emojis.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={t('reactWith', { emoji })}
            onClick={() => {
              react.mutate(emoji)
              setReacting(false)
            }}
            className="inline-flex size-7 items-center justify-center rounded-md text-base hover:bg-hover"
          >
            {emoji}
          </button>
        ))
      ) : (
        <>
          <button type="button" aria-label={t('reply')} title={t('reply')} onClick={() => onReply(entry)} className={buttonClass}>
            <Reply aria-hidden className="size-4" />
          </button>
          {!isOurs && (
            <button type="button" aria-label={t('react')} title={t('react')} onClick={() => setReacting(true)} className={buttonClass}>
              <SmilePlus aria-hidden className="size-4" />
            </button>
          )}
          {/* A transcript has its own beside it; and a bubble must not change its width when the words arrive. */}
          {entry.kind === 'message' && entry.text && (
            <button type="button" aria-label={t('copy')} title={t('copy')} onClick={copy} className={buttonClass}>
              <Copy aria-hidden className="size-4" />
            </button>
          )}
        </>
      )}
    </div>
  )
}
