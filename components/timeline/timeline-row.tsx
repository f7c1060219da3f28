'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { unreachable } from '@/lib/core/errors.ts'
import type { EntryId } from '@/lib/core/ids.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import type { TimelineItem } from '@/lib/timeline/timeline-items.ts'
import { MessageRow } from './message-row.tsx'
import { NotePaper } from './note-paper.tsx'
import { SystemLine } from './system-line.tsx'

const EscalationLine = dynamic(() => import('./escalation-line.tsx').then((module) => module.EscalationLine), {
  loading: () => <div className="h-9" />,
})

type RowProps = {
  item: TimelineItem
  customerName: string
  isHighlighted: boolean
  onReply: (entry: MessageEntry | VoiceNoteEntry) => void
  onJump: (id: EntryId) => void
}

export const TimelineRow = memo(function TimelineRow({ item, customerName, isHighlighted, onReply, onJump }: RowProps) {
  if (item.kind === 'day') return <DayLine at={item.at} />
  if (item.kind === 'unread') return <UnreadLine />
  const { entry } = item
  switch (entry.kind) {
    case 'message':
    case 'voice_note':
      return (
        <MessageRow
          entry={entry}
          startsGroup={item.startsGroup}
          endsGroup={item.endsGroup}
          customerName={customerName}
          isHighlighted={isHighlighted}
          onReply={onReply}
          onJump={onJump}
        />
      )
    case 'note':
      return <NotePaper entry={entry} />
    case 'system':
      return <SystemLine entry={entry} />
    case 'escalation':
      return <EscalationLine entry={entry} />
    default:
      return unreachable(entry)
  }
})

function DayLine({ at }: { at: string }) {
  const words = useTimeWords()
  const now = useServerNow(60_000)
  return (
    <div className="flex justify-center pt-4 pb-2">
      <time dateTime={at} className="rounded-full bg-canvas px-2.5 py-0.5 font-medium text-ink-2 text-xs first-letter:uppercase">
        {words.day(at, now)}
      </time>
    </div>
  )
}

function UnreadLine() {
  const t = useTranslations('timeline')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule with words in it
    <div role="separator" aria-label={t('unreadLine')} className="flex items-center gap-3 py-2">
      <span className="h-px flex-1 bg-accent opacity-50" />
      <span className="font-medium text-accent text-xs">{t('unreadLine')}</span>
      <span className="h-px flex-1 bg-accent opacity-50" />
    </div>
  )
}
