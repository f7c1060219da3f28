'use client'

import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { CopyField } from '@/components/ui/copy-field.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { Table } from '@/components/ui/table.tsx'
import { peopleQueries, type TokenView } from '@/lib/auth/people-queries.ts'
import { AddButton } from './add-button.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { FormActions } from './form-actions.tsx'
import { RoleField } from './role-field.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** Tokens by which programs use the REST API; each is shown once, when it is made. */
export function TokensSection() {
  const t = useTranslations('tokens')
  const tRole = useTranslations('account.role')
  const query = useQuery(peopleQueries.tokens())
  const [isAdding, setAdding] = useState(false)
  return (
    <AdminSection
      level={2}
      title={t('title')}
      text={t('text')}
      action={<AddButton label={t('add')} isMain={false} onAdd={() => setAdding(true)} />}
    >
      <WhenLoaded query={query}>
        {query.data?.length === 0 ? (
          <EmptyState icon={KeyRound} title={t('empty')} />
        ) : (
          <Table
            label={t('title')}
            rows={query.data ?? []}
            keyOf={(token) => token.id}
            columns={[
              { name: t('name'), cell: (token) => <Name token={token} />, isTitle: true },
              { name: t('role'), cell: (token) => tRole(token.role), className: 'text-ink-2' },
              { name: t('lastUsed'), cell: (token) => <LastUsed at={token.lastUsedAt} />, className: 'text-ink-2' },
            ]}
            actions={(token) => <Revoke token={token} />}
          />
        )}
      </WhenLoaded>
      {isAdding && <TokenForm onClose={() => setAdding(false)} />}
    </AdminSection>
  )
}

function Name({ token }: { token: TokenView }) {
  return (
    <>
      <span className="font-medium">{token.name}</span> <code className="font-mono text-ink-3 text-xs">{token.hint}…</code>
    </>
  )
}

function LastUsed({ at }: { at: string | null }) {
  const t = useTranslations('tokens')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  return at ? words.moment(at, now) : t('never')
}

/** Takes a token back; what no longer works says so instead. */
function Revoke({ token }: { token: TokenView }) {
  const t = useTranslations('tokens')
  const now = useServerNow(60_000)
  const revoke = useAdminChange(peopleQueries.tokens().queryKey)
  if (token.revokedAt) return <Badge>{t('revoked')}</Badge>
  if (token.expiresAt !== null && Date.parse(token.expiresAt) < now) return <Badge>{t('expired')}</Badge>
  return (
    <Button size="small" disabled={revoke.isPending} onClick={() => revoke.mutate({ method: 'DELETE', path: `/tokens/${token.id}` })}>
      {t('revoke')}
    </Button>
  )
}

function TokenForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('tokens')
  const tUi = useTranslations('ui')
  const make = useAdminChange<{ token: string }>(peopleQueries.tokens().queryKey)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    make.mutate({ method: 'POST', path: '/tokens', body: Object.fromEntries(new FormData(event.currentTarget)) })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('addTitle')} description={make.data ? t('shownOnce') : undefined} closeLabel={tUi('close')}>
      {make.data ? (
        <div className="space-y-4">
          <CopyField label={t('token')} value={make.data.token} />
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose}>
              {t('done')}
            </Button>
          </div>
        </div>
      ) : (
        <form onSubmit={submit} className="space-y-4">
          <TextField label={t('name')} name="name" required maxLength={120} hint={t('nameHint')} />
          <RoleField label={t('role')} initial="agent" />
          <FormActions isBusy={make.isPending} onCancel={onClose} label={t('make')} />
        </form>
      )}
    </Dialog>
  )
}
