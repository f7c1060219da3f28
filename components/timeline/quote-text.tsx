'use client'

import { useTranslations } from 'use-intl'
import type { Quote } from '@/lib/timeline/timeline-entry.ts'

/** The words of a quoted message, or what it was. */
export function QuoteText({ quote }: { quote: Pick<Quote, 'text' | 'attachmentType'> }) {
  const t = useTranslations('preview')
  if (quote.text) return <bdi>{quote.text}</bdi>
  const type = quote.attachmentType
  return <span className="italic">{type && t.has(`kind.${type as 'image'}`) ? t(`kind.${type as 'image'}`) : t('older')}</span>
}
