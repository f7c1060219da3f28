'use client'

import { LockKeyhole } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'

const TemplatePicker = dynamic(() => import('./template-picker.tsx').then((module) => module.TemplatePicker), {
  loading: () => <Skeleton className="m-3 h-24" />,
})

type WindowClosedProps = { conversation: ConversationListItem; closedAt: string | null }

/** Said before anybody types: the window is closed, since when, and the templates that may still be sent. */
export function WindowClosed({ conversation, closedAt }: WindowClosedProps) {
  const t = useTranslations('composer')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  return (
    <div>
      <p role="status" className="flex items-start gap-2 px-3 pt-2 pb-1 text-ink-2 text-sm">
        <LockKeyhole aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span title={closedAt ? words.exact(closedAt) : undefined}>
          {closedAt ? t('closedSince', { at: words.moment(closedAt, now) }) : t('neverOpened')} {t('closedHint')}
        </span>
      </p>
      <TemplatePicker conversation={conversation} />
    </div>
  )
}
