'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import type { MediaId } from '@/lib/core/ids.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import type { RecordingStep } from '@/lib/recordings/recording.ts'
import { requestEntry } from '@/lib/timeline/save-entry.client.ts'
import type { TimelineEntry } from '@/lib/timeline/timeline-entry.ts'

/** Asks for a step of a recording anew. */
export function useRetryStep(mediaId: MediaId | null, step: RecordingStep) {
  const t = useTranslations('recording')
  const cache = useQueryClient()
  const showToast = useToast()
  return useMutation({
    mutationFn: () => requestEntry(cache, () => requestJson<TimelineEntry>(`/media/${mediaId}/steps/${step}`, { method: 'POST' })),
    onError: () => showToast(t('retryFailed')),
  })
}
