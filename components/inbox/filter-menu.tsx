'use client'

import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu.tsx'
import type { ConversationFilter } from '@/lib/conversations/conversation-filter.ts'
import { TierItems, tierOf } from './tier-items.tsx'
import { useAgents } from './use-agents.ts'
import { useInboxAddress } from './use-inbox-address.ts'

const channels = ['whatsapp', 'messenger', 'instagram', 'email'] as const
const any = 'any'

/** Narrows the list by tier, channel and colleague; each choice is part of the address. */
export function FilterMenu({ trigger }: { trigger: ReactElement }) {
  const t = useTranslations('inbox')
  const tChannel = useTranslations('channel')
  const { filter, setFilter } = useInboxAddress()
  const agents = useAgents()
  const set = (change: Partial<ConversationFilter>) => setFilter({ ...filter, ...change })
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
        <DropdownMenuLabel>{t('filterTier')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={filter.tier ?? any} onValueChange={(value) => set({ tier: tierOf(value) })}>
          <DropdownMenuRadioItem value={any}>{t('filterAll')}</DropdownMenuRadioItem>
          <TierItems />
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('filterChannel')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={filter.channel ?? any}
          onValueChange={(value) => set({ channel: channels.find((channel) => channel === value) })}
        >
          <DropdownMenuRadioItem value={any}>{t('filterAll')}</DropdownMenuRadioItem>
          {channels.map((channel) => (
            <DropdownMenuRadioItem key={channel} value={channel}>
              {tChannel(channel)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('filterAssignee')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={filter.assignee ?? any}
          onValueChange={(value) => set({ assignee: agents.find((agent) => agent.id === value)?.id })}
        >
          {agents
            .filter((agent) => !agent.isDeactivated)
            .map((agent) => (
              <DropdownMenuRadioItem key={agent.id} value={agent.id}>
                {agent.name}
              </DropdownMenuRadioItem>
            ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
