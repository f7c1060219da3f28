'use client'

import { AudioLines, FilePen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

type AnswerToolsProps = { isDrafting: boolean; onDraft: () => void; canSpeak: boolean; onSpeak: () => void }

/** Ways to an answer beside typing it: a suggested draft, and the typed text as a voice. */
export function AnswerTools({ isDrafting, onDraft, canSpeak, onSpeak }: AnswerToolsProps) {
  const t = useTranslations()
  return (
    <div className="ms-auto flex gap-1">
      <Tool label={isDrafting ? t('draft.making') : t('draft.ask')} isBusy={isDrafting} isOff={isDrafting} onUse={onDraft}>
        <FilePen aria-hidden className="size-3.5" />
      </Tool>
      <Tool label={t('speech.say')} hint={canSpeak ? undefined : t('speech.writeFirst')} isOff={!canSpeak} onUse={onSpeak}>
        <AudioLines aria-hidden className="size-3.5" />
      </Tool>
    </div>
  )
}

type ToolProps = { label: string; hint?: string; isBusy?: boolean; isOff: boolean; onUse: () => void; children: ReactNode }

function Tool({ label, hint, isBusy, isOff, onUse, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-busy={isBusy}
      // It stays reachable by keyboard, where its title says what is missing.
      aria-disabled={isOff}
      title={hint ?? label}
      onClick={() => !isOff && onUse()}
      className="inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-ink-2 text-xs transition-colors hover:bg-hover hover:text-ink aria-disabled:cursor-default aria-disabled:text-ink-3 aria-disabled:hover:bg-transparent"
    >
      {children}
      {label}
    </button>
  )
}
