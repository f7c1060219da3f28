'use client'

import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { peopleQueries, type UserView } from '@/lib/auth/people-queries.ts'
import { FormActions } from './form-actions.tsx'
import { RoleField } from './role-field.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** Shortest password the server takes (lib/auth/people-input.ts). */
const minPassword = 10

/** Makes an account or changes one; a new role or password, or switching off, ends its sessions. */
export function UserForm({ user, onClose }: { user: UserView | null; onClose: () => void }) {
  const t = useTranslations('people')
  const tUi = useTranslations('ui')
  const me = useMe()
  const save = useAdminChange(peopleQueries.users().queryKey)
  const isNew = user === null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = Object.fromEntries([...new FormData(event.currentTarget)].filter(([, value]) => value !== ''))
    save.mutate(isNew ? { method: 'POST', path: '/users', body } : { method: 'PATCH', path: `/users/${user.id}`, body }, {
      onSuccess: onClose,
    })
  }
  const switchOff = () => {
    if (!user) return
    save.mutate({ method: 'PATCH', path: `/users/${user.id}`, body: { isDeactivated: !user.isDeactivated } }, { onSuccess: onClose })
  }
  return (
    <Dialog isOpen onClose={onClose} title={isNew ? t('addTitle') : user.name} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        <TextField label={t('name')} name="name" required maxLength={120} defaultValue={user?.name} />
        {isNew && <TextField label={t('email')} name="email" type="email" required />}
        <RoleField label={t('role')} initial={user?.role ?? 'agent'} />
        <TextField
          label={isNew ? t('password') : t('newPassword')}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={minPassword}
          hint={isNew ? t('passwordHint', { count: minPassword }) : t('newPasswordHint')}
        />
        <FormActions isBusy={save.isPending} onCancel={onClose}>
          {user && user.id !== me.id && (
            <Button onClick={switchOff} disabled={save.isPending} className={user.isDeactivated ? undefined : 'text-danger'}>
              {user.isDeactivated ? t('activate') : t('deactivate')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}
