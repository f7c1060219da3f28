'use client'

import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/avatar.tsx'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Cell, Table } from '@/components/ui/table.tsx'
import { peopleQueries, type UserView } from '@/lib/auth/people-queries.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { HiddenLabel } from './hidden-label.tsx'
import { TokensSection } from './tokens-section.tsx'
import { UserForm } from './user-form.tsx'

/** Who works here, what they may, and the tokens of programs. */
export function PeopleView() {
  const t = useTranslations('people')
  const tRole = useTranslations('account.role')
  const query = useQuery(peopleQueries.users())
  const [edited, setEdited] = useState<UserView | 'new' | null>(null)
  return (
    <>
      <AdminSection
        title={t('title')}
        text={t('text')}
        action={
          <Button variant="primary" onClick={() => setEdited('new')}>
            <Plus aria-hidden className="size-4" />
            {t('add')}
          </Button>
        }
      >
        <WhenLoaded query={query}>
          <Table label={t('title')} head={[t('name'), t('email'), t('role'), <HiddenLabel key="actions" />]}>
            {query.data?.map((user) => (
              <tr key={user.id}>
                <Cell>
                  <span className="flex items-center gap-2.5">
                    <Avatar name={user.name} size={28} />
                    <span className="font-medium">{user.name}</span>
                    {user.isDeactivated && <Badge>{t('deactivated')}</Badge>}
                  </span>
                </Cell>
                <Cell className="text-ink-2">{user.email}</Cell>
                <Cell className="text-ink-2">{tRole(user.role)}</Cell>
                <Cell className="text-right">
                  <IconButton label={t('editUser', { name: user.name })} onClick={() => setEdited(user)} className="size-7!">
                    <Pencil aria-hidden className="size-3.5" />
                  </IconButton>
                </Cell>
              </tr>
            ))}
          </Table>
        </WhenLoaded>
      </AdminSection>
      <TokensSection />
      {edited && <UserForm user={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}
