'use client'

import { ChevronDown, UserRoundPlus, UserRoundX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Avatar } from '@/components/ui/avatar.tsx'
import { buttonClass } from '@/components/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { useAgents } from './use-agents.ts'
import { useChangeConversation } from './use-change-conversation.ts'

/** Who owns the conversation: me, a colleague, or nobody. */
export function AssigneeMenu({ conversation }: { conversation: ConversationListItem }) {
  const t = useTranslations('conversation')
  const me = useMe()
  const agents = useAgents().filter((agent) => !agent.isDeactivated)
  const change = useChangeConversation(conversation.id)
  const current = agents.find((agent) => agent.id === conversation.assigneeId)
  const label = current ? t('assignedTo', { name: current.name }) : t('assign')
  return (
    <DropdownMenu>
      <DropdownMenuTrigger aria-label={label} title={label} className={buttonClass('quiet', 'medium', 'max-sm:px-1.5')}>
        {current ? <Avatar name={current.name} size={20} /> : <UserRoundPlus aria-hidden className="size-4" />}
        <span className="max-w-28 truncate max-2xl:hidden">{current ? current.name : t('assign')}</span>
        <ChevronDown aria-hidden className="size-3.5 text-ink-3 max-sm:hidden" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
        {conversation.assigneeId !== me.id && (
          <DropdownMenuItem icon={<Avatar name={me.name} size={20} />} hint="a" onSelect={() => change.mutate({ assigneeId: me.id })}>
            {t('assignToMe')}
          </DropdownMenuItem>
        )}
        {conversation.assigneeId !== null && (
          <DropdownMenuItem icon={<UserRoundX aria-hidden />} onSelect={() => change.mutate({ assigneeId: null })}>
            {t('assignToNobody')}
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        {agents
          .filter((agent) => agent.id !== me.id)
          .map((agent) => (
            <DropdownMenuItem
              key={agent.id}
              icon={<Avatar name={agent.name} size={20} />}
              disabled={agent.id === conversation.assigneeId}
              onSelect={() => change.mutate({ assigneeId: agent.id })}
            >
              {agent.name}
            </DropdownMenuItem>
          ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
