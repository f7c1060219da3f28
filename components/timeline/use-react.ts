'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import { requestJson } from '@/lib/core/request-json.ts'
import { requestEntry } from '@/lib/timeline/save-entry.client.ts'
import type { TimelineEntry } from '@/lib/timeline/timeline-entry.ts'

/** Puts our reaction on an entry, or with null takes it off. */
export function useReact(entry: TimelineEntry) {
  const t = useTranslations('timeline')
  const cache = useQueryClient()
  const showToast = useToast()
  return useMutation({
    mutationFn: (emoji: string | null) =>
      requestEntry(cache, () => requestJson<TimelineEntry>(`/entries/${entry.id}/reaction`, { method: 'POST', body: { emoji } })),
    onError: () => showToast(t('reactFailed')),
  })
}
