'use client'

import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/avatar.tsx'
import { Badge } from '@/components/ui/badge.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Table } from '@/components/ui/table.tsx'
import { peopleQueries, type UserView } from '@/lib/auth/people-queries.ts'
import { AddButton } from './add-button.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
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
      <AdminSection title={t('title')} text={t('text')} action={<AddButton label={t('add')} onAdd={() => setEdited('new')} />}>
        <WhenLoaded query={query}>
          <Table
            label={t('title')}
            rows={query.data ?? []}
            keyOf={(user) => user.id}
            columns={[
              {
                name: t('name'),
                isTitle: true,
                cell: (user) => (
                  <span className="flex items-center gap-2.5">
                    <Avatar name={user.name} size={28} />
                    <span className="font-medium">{user.name}</span>
                    {user.isDeactivated && <Badge>{t('deactivated')}</Badge>}
                  </span>
                ),
              },
              { name: t('email'), cell: (user) => user.email, className: 'text-ink-2' },
              { name: t('role'), cell: (user) => tRole(user.role), className: 'text-ink-2' },
            ]}
            actions={(user) => (
              <IconButton label={t('editUser', { name: user.name })} onClick={() => setEdited(user)} className="size-7!">
                <Pencil aria-hidden className="size-3.5" />
              </IconButton>
            )}
          />
        </WhenLoaded>
      </AdminSection>
      <TokensSection />
      {edited && <UserForm user={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}
