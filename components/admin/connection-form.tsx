'use client'

import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { type ConnectionView, connectionQueries } from '@/lib/connections/connection-queries.ts'
import { FormActions } from './form-actions.tsx'
import { useAdminChange } from './use-admin-change.ts'

const tiers = ['text_bot', 'async_voice', 'live_call'] as const

/** Adds a WhatsApp number or changes one. Secrets go in and never come out: an empty field leaves them as they are. */
export function ConnectionForm({ connection, onClose }: { connection: ConnectionView | null; onClose: () => void }) {
  const t = useTranslations('connections')
  const tTier = useTranslations('tier')
  const tUi = useTranslations('ui')
  const save = useAdminChange(connectionQueries.all)
  const isNew = connection === null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    const body = Object.fromEntries(filled.map(([name, value]) => [name, value === 'on' ? true : value]))
    save.mutate(isNew ? { method: 'POST', path: '/connections', body } : { method: 'PATCH', path: `/connections/${connection.id}`, body }, {
      onSuccess: onClose,
    })
  }
  const secretHint = isNew ? undefined : t('keepSecret')
  return (
    <Dialog isOpen onClose={onClose} title={isNew ? t('addTitle') : t('editTitle')} description={t('formText')} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        <TextField label={t('name')} name="name" required maxLength={120} defaultValue={connection?.name} />
        <TextField
          label={t('displayNumber')}
          name="displayNumber"
          required
          inputMode="tel"
          placeholder="+31 6 12345678"
          defaultValue={connection?.displayNumber ? `+${connection.displayNumber}` : ''}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('phoneNumberId')}
            name="phoneNumberId"
            required
            pattern="\d{5,25}"
            inputMode="numeric"
            defaultValue={connection?.phoneNumberId ?? ''}
          />
          <TextField
            label={t('wabaId')}
            name="wabaId"
            required
            pattern="\d{5,25}"
            inputMode="numeric"
            defaultValue={connection?.wabaId ?? ''}
          />
          <TextField label={t('timeZone')} name="timeZone" required defaultValue={connection?.timeZone ?? 'Europe/Amsterdam'} />
          <SelectField label={t('defaultTier')} name="defaultTier" defaultValue={connection?.defaultTier ?? 'text_bot'}>
            {tiers.map((tier) => (
              <option key={tier} value={tier}>
                {tTier(tier)}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField label={t('accessToken')} name="accessToken" type="password" autoComplete="off" required={isNew} hint={secretHint} />
        <TextField
          label={t('appSecret')}
          name="appSecret"
          type="password"
          autoComplete="off"
          required={isNew}
          hint={isNew ? undefined : t('rotateSecret')}
        />
        {!isNew && (
          <label className="flex items-center gap-2 text-sm">
            <input type="checkbox" name="dropOldAppSecrets" className="size-4 accent-accent-solid" />
            {t('dropOldSecrets')}
          </label>
        )}
        <FormActions isBusy={save.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
