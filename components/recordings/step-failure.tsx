'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { MediaId } from '@/lib/core/ids.ts'
import type { RecordingStep } from '@/lib/recordings/recording.ts'
import { useRetryStep } from './use-retry-step.ts'

type StepFailureProps = { mediaId: MediaId | null; step: RecordingStep; text: string; children?: React.ReactNode }

/** A step that was given up: why, and a way to have it tried again. The others go on beside it. */
export function StepFailure({ mediaId, step, text, children }: StepFailureProps) {
  const t = useTranslations('recording')
  const retry = useRetryStep(mediaId, step)
  return (
    <p className="flex items-start gap-1.5 text-ink-2 text-xs">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-live" />
      <span className="min-w-0">
        {text}{' '}
        {mediaId !== null && (
          <button
            type="button"
            disabled={retry.isPending}
            onClick={() => retry.mutate()}
            className="touch font-semibold text-ink underline underline-offset-2 disabled:opacity-50"
          >
            {t('tryAgain')}
          </button>
        )}
        {children}
      </span>
    </p>
  )
}
