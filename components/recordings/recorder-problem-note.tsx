'use client'

import { MicOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import type { RecorderProblem } from '@/lib/recordings/recording-limits.ts'

type RecorderProblemNoteProps = { problem: RecorderProblem; onAgain: () => void; onClose: () => void }

/** Why nothing is recorded, and what to do about it. */
export function RecorderProblemNote({ problem, onAgain, onClose }: RecorderProblemNoteProps) {
  const t = useTranslations('recorder')
  const canTryAgain = problem !== 'insecure' && problem !== 'unsupported'
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 pb-2">
      <p role="alert" className="flex min-w-0 flex-1 basis-64 items-start gap-2 py-1 text-sm">
        <MicOff aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
        {t(`problem.${problem}`)}
      </p>
      {canTryAgain && (
        <Button size="small" onClick={onAgain}>
          {t('tryAgain')}
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  )
}
