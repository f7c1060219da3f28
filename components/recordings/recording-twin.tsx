'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDraft } from '@/components/messages/use-draft.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { maxTextLength } from '@/lib/messages/text-limits.ts'

export type Twin = {
  isOn: boolean
  setOn: (isOn: boolean) => void
  text: string
  setText: (text: string) => void
  /** What is sent after the recording; empty when nothing is. */
  toSend: string
}

/** The text that goes with a recording, kept like any draft: on as soon as there is one, until it is switched off. */
export function useTwin(conversationId: ConversationId): Twin {
  const [text, setText] = useDraft(conversationId, 'twin')
  const [chosen, setOn] = useState<boolean | null>(null)
  const isOn = chosen ?? text !== ''
  return { isOn, setOn, text, setText, toSend: isOn ? text.trim() : '' }
}

export function TwinSwitch({ twin }: { twin: Twin }) {
  const t = useTranslations('recorder')
  const id = useId()
  return (
    <span className="flex min-h-6 items-center gap-1.5">
      <input
        id={id}
        type="checkbox"
        checked={twin.isOn}
        onChange={(event) => twin.setOn(event.target.checked)}
        className="size-3.5 accent-(--color-accent-solid)"
      />
      <label htmlFor={id} className="py-1 text-ink-2">
        {t('twin')}
      </label>
    </span>
  )
}

export function TwinField({ twin }: { twin: Twin }) {
  const t = useTranslations('recorder')
  return (
    <div className="px-2 pb-1">
      <textarea
        dir="auto"
        aria-label={t('twinLabel')}
        placeholder={t('twinPlaceholder')}
        maxLength={maxTextLength}
        value={twin.text}
        onChange={(event) => twin.setText(event.target.value)}
        className="field-sizing-content max-h-[24dvh] min-h-14 w-full resize-none rounded-md border border-line-strong bg-surface px-2.5 py-1.5 placeholder:text-ink-3"
      />
    </div>
  )
}
