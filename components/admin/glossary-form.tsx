'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { glossaryQueries } from '@/lib/recordings/glossary-queries.ts'
import type { GlossaryTermView } from '@/lib/recordings/glossary-term.ts'
import { FormActions } from './form-actions.tsx'
import { isConflict, useAdminChange } from './use-admin-change.ts'

type Added = { added: number; known: number }

/** Puts a term in, changes one, or takes it away. */
export function GlossaryForm({ term, onClose }: { term: GlossaryTermView | null; onClose: () => void }) {
  const t = useTranslations('glossary')
  const tUi = useTranslations('ui')
  const tAdmin = useTranslations('admin')
  const showToast = useToast()
  const save = useAdminChange<Added>(glossaryQueries.all, { leavesConflict: true })
  const [written, setWritten] = useState({ term: term?.term ?? '', heardAs: term?.heardAs ?? '' })
  const [isKnown, setIsKnown] = useState(false)
  const [isDeleting, setIsDeleting] = useState(false)
  const isSame = written.term.trim() !== '' && written.term.trim() === written.heardAs.trim()
  const isTaken = isKnown || isConflict(save.error)
  const write = (part: Partial<typeof written>) => {
    setWritten({ ...written, ...part })
    setIsKnown(false)
    save.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSame) return
    const request = term
      ? { method: 'PATCH' as const, path: `/glossary/${term.id}`, body: written }
      : { method: 'POST' as const, path: '/glossary', body: { items: [written] } }
    save.mutate(request, { onSuccess: (answer) => (!term && answer.added === 0 ? setIsKnown(true) : end(t('saved'))) })
  }
  const end = (said: string) => {
    showToast(said)
    onClose()
  }
  if (term && isDeleting) {
    return (
      <ConfirmDialog
        title={t('deleteTitle')}
        text={t('deleteText', { term: term.term })}
        confirmLabel={t('delete')}
        cancelLabel={tAdmin('cancel')}
        isBusy={save.isPending}
        onConfirm={() => save.mutate({ method: 'DELETE', path: `/glossary/${term.id}` }, { onSuccess: () => end(t('deleted')) })}
        onClose={() => setIsDeleting(false)}
      />
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={term?.term ?? t('addTitle')} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        <TextField
          label={t('term')}
          required
          maxLength={100}
          autoComplete="off"
          value={written.term}
          onChange={(event) => write({ term: event.target.value })}
          hint={t('termHint')}
          error={isTaken ? t('taken') : undefined}
        />
        <TextField
          label={t('heardAs')}
          maxLength={100}
          autoComplete="off"
          value={written.heardAs}
          onChange={(event) => write({ heardAs: event.target.value })}
          hint={t('heardAsHint')}
          error={isSame ? t('same') : undefined}
        />
        <FormActions isBusy={save.isPending} onCancel={onClose}>
          {term && (
            <Button onClick={() => setIsDeleting(true)} disabled={save.isPending} className="text-danger">
              {t('delete')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}
