'use client'

import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isConflict, useAdminChange } from '@/components/admin/use-admin-change.ts'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { type RuleDraft, type RuleVersionView, routingQueries } from '@/lib/routing/routing-queries.ts'

type SaveBarProps = {
  /** Null while nothing was changed. */
  draft: RuleDraft | null
  current: RuleVersionView | undefined
  onAdd: () => void
  onDone: () => void
}

/** Saves a draft as a version with a comment; whoever was overtaken is told, and keeps what they wrote. */
export function SaveBar({ draft, current, onAdd, onDone }: SaveBarProps) {
  const t = useTranslations('routingAdmin')
  const showToast = useToast()
  const save = useAdminChange(routingQueries.all, { leavesConflict: true })
  const [comment, setComment] = useState('')
  const wasOvertaken = isConflict(save.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!draft) return
    save.mutate(
      { method: 'PUT', path: '/routing/rules', body: { ...draft, comment } },
      {
        onSuccess: () => {
          setComment('')
          onDone()
          showToast(t('saved'))
        },
      },
    )
  }
  const startAgain = () => {
    save.reset()
    onDone()
  }
  return (
    <form onSubmit={submit} className="mb-3">
      {wasOvertaken && (
        <div role="alert" className="mb-3 flex flex-wrap items-center gap-3 rounded-md bg-danger-soft px-4 py-2 text-sm">
          <p className="min-w-0 flex-1">{t('overtaken', { version: current?.version ?? 0 })}</p>
          <Button size="small" onClick={startAgain}>
            {t('showNewest')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <Button onClick={onAdd}>
          <Plus aria-hidden className="size-4" />
          {t('add')}
        </Button>
        <span className="flex-1" />
        {draft && (
          <>
            <TextField
              label={t('comment')}
              required
              maxLength={500}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              className="w-64 max-w-full"
            />
            <Button variant="quiet" className="h-9" onClick={startAgain}>
              {t('discard')}
            </Button>
            <Button variant="primary" type="submit" className="h-9" disabled={save.isPending}>
              {t('save')}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}
