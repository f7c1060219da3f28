'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CustomerId } from '@/lib/core/ids.ts'
import { findTalkingPoints } from '@/lib/recordings/find-talking-points.ts'
import { timelineQueries } from '@/lib/timeline/timeline-queries.ts'

/** What the answer should not forget: the customer's questions and facts, ticked off while speaking. As they were when recording began. */
export function TalkingPoints({ customerId }: { customerId: CustomerId }) {
  const t = useTranslations('recorder')
  const tFact = useTranslations('recording.insight.fact')
  const cache = useQueryClient()
  const [points] = useState(() => {
    const window = cache.getQueryData(timelineQueries.ofCustomer(customerId).queryKey)
    return findTalkingPoints(window?.pages.flatMap((page) => page.items).reverse() ?? [])
  })
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set())
  if (points.length === 0) return null
  const toggle = (text: string) =>
    setSaid((all) => (all.has(text) ? new Set([...all].filter((one) => one !== text)) : new Set([...all, text])))
  return (
    <section aria-label={t('script')} className="mx-2 mt-1.5 mb-1.5 rounded-md bg-hover px-2.5 py-1.5">
      <h3 className="font-medium text-ink-3 text-xs">{t('script')}</h3>
      <ul className="mt-0.5 flex flex-wrap gap-x-4">
        {points.map(({ kind, text }) => (
          <li key={text}>
            <label className="flex min-h-6 items-center gap-1.5 text-sm has-checked:text-ink-3 has-checked:line-through">
              <input type="checkbox" checked={said.has(text)} onChange={() => toggle(text)} className="peer sr-only" />
              <span
                aria-hidden
                className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-control text-transparent peer-checked:border-accent-solid peer-checked:bg-accent-solid peer-checked:text-white peer-focus-visible:outline-2 peer-focus-visible:outline-accent"
              >
                <Check className="size-3" />
              </span>
              {kind !== 'question' && <span className="text-ink-3 text-xs">{tFact(kind)}</span>}
              <bdi>{text}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
