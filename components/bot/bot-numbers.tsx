'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { AdminSection, WhenLoaded } from '@/components/admin/admin-section.tsx'
import { useAdminChange } from '@/components/admin/use-admin-change.ts'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { type ConnectionView, connectionQueries } from '@/lib/connections/connection-queries.ts'

/** On which numbers the bot answers. */
export function BotNumbers({ isReadOnly }: { isReadOnly: boolean }) {
  const t = useTranslations('botTasks')
  const query = useQuery(connectionQueries.list())
  return (
    <AdminSection level={2} title={t('numbers')} text={t('numbersText')}>
      <WhenLoaded query={query}>
        <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
          {query.data?.map((connection) => (
            <NumberRow key={connection.id} connection={connection} isReadOnly={isReadOnly} />
          ))}
        </ul>
      </WhenLoaded>
    </AdminSection>
  )
}

function NumberRow({ connection, isReadOnly }: { connection: ConnectionView; isReadOnly: boolean }) {
  const t = useTranslations('botTasks')
  const change = useAdminChange(connectionQueries.all)
  const { isBotOn } = connection
  const toggle = () => change.mutate({ method: 'PATCH', path: `/connections/${connection.id}`, body: { isBotOn: !isBotOn } })
  return (
    <li className="flex items-center gap-3 px-5 py-3">
      <span className="min-w-0 flex-1 truncate font-medium">{connection.name}</span>
      <Badge tone={isBotOn ? 'success' : 'neutral'}>{isBotOn ? t('answers') : t('silent')}</Badge>
      {!isReadOnly && (
        <Button
          onClick={toggle}
          disabled={change.isPending}
          aria-label={t(isBotOn ? 'switchOffNamed' : 'switchOnNamed', { name: connection.name })}
        >
          {isBotOn ? t('switchOff') : t('switchOn')}
        </Button>
      )}
    </li>
  )
}
