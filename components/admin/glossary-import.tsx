'use client'

import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog.tsx'
import { TextAreaField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { glossaryQueries } from '@/lib/recordings/glossary-queries.ts'
import { maxImported, parseTermLines } from '@/lib/recordings/glossary-term.ts'
import { FormActions } from './form-actions.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** Takes a list of terms that was pasted, and says which of its lines it cannot take. */
export function GlossaryImport({ onClose }: { onClose: () => void }) {
  const t = useTranslations('glossary')
  const tUi = useTranslations('ui')
  const format = useFormatter()
  const showToast = useToast()
  const save = useAdminChange<{ added: number; known: number }>(glossaryQueries.all)
  const [text, setText] = useState('')
  const { terms, refused } = parseTermLines(text)
  const isTooMuch = terms.length > maxImported
  const problem = isTooMuch
    ? t('tooMany', { count: maxImported })
    : refused.length > 0
      ? t('refusedLines', { lines: format.list(refused.slice(0, 10).map(String)) })
      : undefined
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (problem || terms.length === 0) return
    save.mutate(
      { method: 'POST', path: '/glossary', body: { items: terms } },
      {
        onSuccess: ({ added, known }) => {
          showToast([t('imported', { added }), ...(known > 0 ? [t('known', { count: known })] : [])].join(' · '))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('importTitle')} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        <TextAreaField
          label={t('lines')}
          required
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={t('linesHint')}
          error={problem}
        />
        <FormActions isBusy={save.isPending} onCancel={onClose} label={t('importButton', { count: terms.length })} />
      </form>
    </Dialog>
  )
}
