'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import type { ComposerMode } from './composer-mode.ts'

/** Whom it is written for: the customer, or colleagues. */
export function ModeTabs({ mode, onModeChange }: { mode: ComposerMode; onModeChange: (mode: ComposerMode) => void }) {
  const t = useTranslations('composer')
  return (
    <div role="tablist" aria-label={t('modes')} className="flex gap-1">
      {(['reply', 'note'] as const).map((value) => (
        <button
          key={value}
          type="button"
          role="tab"
          aria-selected={mode === value}
          onClick={() => onModeChange(value)}
          className={clsx(
            'h-6 rounded-sm px-2 text-xs transition-colors',
            mode !== value && 'text-ink-3 hover:text-ink',
            mode === value && (value === 'note' ? 'bg-note-line/50 font-semibold text-note-ink' : 'bg-selected font-semibold text-ink'),
          )}
        >
          {t(`mode.${value}`)}
        </button>
      ))}
    </div>
  )
}
