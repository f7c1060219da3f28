'use client'

import { useTranslations } from 'use-intl'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { useReact } from './use-react.ts'

/** Reactions hang on the message they belong to; ours can be taken off again. */
export function Reactions({ entry }: { entry: MessageEntry | VoiceNoteEntry }) {
  const t = useTranslations('timeline')
  const react = useReact(entry)
  return (
    <ul aria-label={t('reactions')} className="relative z-1 -mt-1.5 flex gap-1 px-2">
      {entry.reactions.map((reaction) => {
        const isOurs = reaction.by.kind !== 'customer'
        const name = t('reactedBy', { name: reaction.by.name ?? (isOurs ? t('us') : t('customer')), emoji: reaction.emoji })
        const className = 'inline-flex h-6 items-center rounded-full border border-line bg-raised px-1.5 text-sm'
        return (
          <li key={`${reaction.by.kind} ${reaction.by.id ?? ''}`}>
            {isOurs ? (
              <button
                type="button"
                title={`${name}. ${t('removeReaction')}`}
                aria-label={`${name}. ${t('removeReaction')}`}
                onClick={() => react.mutate(null)}
                className={className}
              >
                {reaction.emoji}
              </button>
            ) : (
              <span role="img" aria-label={name} title={name} className={className}>
                {reaction.emoji}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
