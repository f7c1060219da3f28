'use client'

import { type FormEvent, useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { TextAreaField, TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { type CannedReply, cannedReplyVariables, unknownVariables } from '@/lib/canned-replies/canned-reply.ts'
import { cannedReplyQueries } from '@/lib/canned-replies/canned-reply-queries.ts'
import { isRightToLeft } from '@/lib/i18n/language-tag.ts'
import { FormActions } from './form-actions.tsx'
import { LanguageField } from './language-field.tsx'
import { isConflict, useAdminChange } from './use-admin-change.ts'

type ReplyFormProps = { reply: CannedReply | null; onClose: () => void }

/** Writes a canned reply, changes one, or takes it away. What nobody would fill in is said before it is sent. */
export function ReplyForm({ reply, onClose }: ReplyFormProps) {
  const t = useTranslations('replies')
  const tUi = useTranslations('ui')
  const tAdmin = useTranslations('admin')
  const format = useFormatter()
  const locale = useLocale()
  const showToast = useToast()
  const save = useAdminChange(cannedReplyQueries.all, { leavesConflict: true })
  const [language, setLanguage] = useState(reply?.language ?? locale)
  const [text, setText] = useState(reply?.text ?? '')
  const [isDeleting, setIsDeleting] = useState(false)
  const braced = (names: readonly string[]) => format.list(names.map((name) => `{${name}}`))
  const unknown = unknownVariables(text)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (unknown.length > 0) return
    const body = { ...Object.fromEntries(new FormData(event.currentTarget)), language, text }
    save.mutate(
      reply ? { method: 'PATCH', path: `/canned-replies/${reply.id}`, body } : { method: 'POST', path: '/canned-replies', body },
      {
        onSuccess: () => {
          showToast(t('saved'))
          onClose()
        },
      },
    )
  }
  const remove = () => {
    if (!reply) return
    save.mutate(
      { method: 'DELETE', path: `/canned-replies/${reply.id}` },
      {
        onSuccess: () => {
          showToast(t('deleted'))
          onClose()
        },
      },
    )
  }
  if (reply && isDeleting) {
    return (
      <ConfirmDialog
        title={t('deleteTitle')}
        text={t('deleteText', { title: reply.title })}
        confirmLabel={t('delete')}
        cancelLabel={tAdmin('cancel')}
        isBusy={save.isPending}
        onConfirm={remove}
        onClose={() => setIsDeleting(false)}
      />
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={reply?.title ?? t('addTitle')} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        <TextField
          label={t('question')}
          name="title"
          required
          maxLength={200}
          lang={language}
          defaultValue={reply?.title}
          hint={t('questionHint')}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('shortcut')}
            name="shortcut"
            required
            maxLength={40}
            // As the server takes it (lib/canned-replies/canned-reply.ts).
            pattern="[\p{L}\p{N}][\p{L}\p{N}_\-]*"
            autoComplete="off"
            defaultValue={reply?.shortcut}
            hint={t('shortcutHint')}
            error={isConflict(save.error) ? t('taken') : undefined}
          />
          <LanguageField label={t('language')} value={language} onChange={setLanguage} />
        </div>
        <TextAreaField
          label={t('answer')}
          required
          maxLength={3_000}
          lang={language}
          dir={isRightToLeft(language) ? 'rtl' : 'ltr'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={t('answerHint', { names: braced(cannedReplyVariables) })}
          error={unknown.length > 0 ? t('unknown', { names: braced(unknown), known: braced(cannedReplyVariables) }) : undefined}
        />
        <FormActions isBusy={save.isPending} onCancel={onClose}>
          {reply && (
            <Button onClick={() => setIsDeleting(true)} disabled={save.isPending} className="text-danger">
              {t('delete')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}
