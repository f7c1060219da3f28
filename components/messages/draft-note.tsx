'use client'

import { FilePen } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerDrafting } from './use-answer-draft.ts'

/** Says that what stands in the field is a draft, who made it, and what is still to be done. */
export function DraftNote({ inserted, undo }: Pick<AnswerDrafting, 'inserted' | 'undo'>) {
  const t = useTranslations('draft')
  const format = useFormatter()
  if (!inserted) return null
  const titles = inserted.replies.map(({ title }) => t('quoted', { title }))
  const madeBy = inserted.madeBy === 'llm' && inserted.model ? t('byModel', { name: inserted.model }) : t('byRules')
  return (
    <p role="status" className="mx-2 mb-1 flex min-h-6 items-start gap-1.5 rounded-md bg-hover px-2 py-1 text-ink-2 text-xs">
      <FilePen aria-hidden className="mt-px size-3.5 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 break-words">
        {t('inserted', { count: inserted.questions.length })} {madeBy}{' '}
        {titles.length > 0 && t('withReplies', { titles: format.list(titles) })} {t('fillIn')}
      </span>
      {undo && (
        <button type="button" onClick={undo} className="touch shrink-0 font-medium text-accent hover:underline">
          {t('undo')}
        </button>
      )}
    </p>
  )
}
