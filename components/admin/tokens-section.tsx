'use client'

import { useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { CopyField } from '@/components/ui/copy-field.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { Cell, Table } from '@/components/ui/table.tsx'
import { peopleQueries, type TokenView } from '@/lib/auth/people-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { HiddenLabel } from './hidden-label.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** Tokens by which programs use the REST API; each is shown once, when it is made. */
export function TokensSection() {
  const t = useTranslations('tokens')
  const query = useQuery(peopleQueries.tokens())
  const [isAdding, setAdding] = useState(false)
  return (
    <AdminSection
      level={2}
      title={t('title')}
      text={t('text')}
      action={
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-4" />
          {t('add')}
        </Button>
      }
    >
      <WhenLoaded query={query}>
        {query.data?.length === 0 ? (
          <EmptyState icon={KeyRound} title={t('empty')} />
        ) : (
          <Table label={t('title')} head={[t('name'), t('role'), t('lastUsed'), <HiddenLabel key="actions" />]}>
            {query.data?.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </Table>
        )}
      </WhenLoaded>
      {isAdding && <TokenForm onClose={() => setAdding(false)} />}
    </AdminSection>
  )
}

function TokenRow({ token }: { token: TokenView }) {
  const t = useTranslations('tokens')
  const tRole = useTranslations('account.role')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  const revoke = useAdminChange(peopleQueries.tokens().queryKey)
  const isExpired = token.expiresAt !== null && Date.parse(token.expiresAt) < now
  return (
    <tr>
      <Cell>
        <span className="font-medium">{token.name}</span> <code className="font-mono text-ink-3 text-xs">{token.hint}…</code>
      </Cell>
      <Cell className="text-ink-2">{tRole(token.role)}</Cell>
      <Cell className="text-ink-2">{token.lastUsedAt ? words.moment(token.lastUsedAt, now) : t('never')}</Cell>
      <Cell className="text-right">
        {token.revokedAt ? (
          <Badge>{t('revoked')}</Badge>
        ) : isExpired ? (
          <Badge>{t('expired')}</Badge>
        ) : (
          <Button size="small" disabled={revoke.isPending} onClick={() => revoke.mutate({ method: 'DELETE', path: `/tokens/${token.id}` })}>
            {t('revoke')}
          </Button>
        )}
      </Cell>
    </tr>
  )
}

function TokenForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('tokens')
  const tRole = useTranslations('account.role')
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
          <SelectField label={t('role')} name="role" defaultValue="agent">
            {(['agent', 'supervisor', 'admin'] as const).map((role) => (
              <option key={role} value={role}>
                {tRole(role)}
              </option>
            ))}
          </SelectField>
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button variant="primary" type="submit" disabled={make.isPending}>
              {t('make')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
