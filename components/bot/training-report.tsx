'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { TaskVersionView } from '@/lib/bot/bot-queries.ts'

const shown = 5

/** What the model says of itself: how much it would answer, which tasks it mixes up, which examples mislead it. */
export function TrainingReport({ trained, nameOf }: { trained: TaskVersionView['trained']; nameOf: (id: string) => string }) {
  const t = useTranslations('botTasks')
  const format = useFormatter()
  if (trained.state !== 'ready') {
    return (
      <p role="status" className="mt-3 text-ink-2 text-sm">
        {t(`training.${trained.state}`)}
      </p>
    )
  }
  const percent = (share: number | null) => format.number(share ?? 0, { style: 'percent' })
  return (
    <div className="mt-3 text-sm">
      <p role="status" className="text-ink-2">
        {t('training.ready', { coverage: percent(trained.coverage), accuracy: percent(trained.accuracy) })}
      </p>
      {trained.confusions.length > 0 && (
        <details className="mt-1">
          <summary className="text-ink-2">{t('collisions', { count: trained.confusions.length })}</summary>
          <ul className="mt-1 list-disc space-y-0.5 pl-5">
            {trained.confusions.slice(0, shown).map(({ task, takenFor, times }) => (
              <li key={`${task} ${takenFor}`}>{t('collision', { task: nameOf(task), takenFor: nameOf(takenFor), times })}</li>
            ))}
          </ul>
          <p className="mt-2 text-ink-2">{t('misread')}</p>
          <ul className="mt-1 list-disc space-y-0.5 pl-5">
            {trained.misread
              .filter(({ guess }) => guess !== null)
              .slice(0, shown)
              .map(({ task, text, language, guess }) => (
                <li key={`${task} ${text}`}>
                  <q lang={language}>{text}</q> ({nameOf(task)} → {nameOf(guess ?? '')})
                </li>
              ))}
          </ul>
        </details>
      )}
    </div>
  )
}
