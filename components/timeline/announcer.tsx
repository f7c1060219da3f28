'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { TimelineEntry } from '@/lib/timeline/timeline-entry.ts'

/** Says each new message of the customer to assistive technology, once, wherever the reader is in the timeline. */
export function Announcer({ entries, customerName }: { entries: readonly TimelineEntry[]; customerName: string }) {
  const t = useTranslations('timeline')
  const newest = entries.findLast((entry) => entry.direction === 'in')
  const onOpening = useRef(newest?.id)
  const isNew = newest !== undefined && newest.id !== onOpening.current
  const text = newest && (newest.kind === 'message' || newest.kind === 'voice_note') ? newest.text : null
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {isNew ? t('announce', { name: customerName, text: text ?? '' }) : ''}
    </p>
  )
}
