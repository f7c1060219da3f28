'use client'

import { UserRoundX } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Avatar } from '@/components/ui/avatar.tsx'
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
export function AssigneeMenu({ conversation, trigger }: { conversation: ConversationListItem; trigger: ReactElement }) {
  const t = useTranslations('conversation')
  const me = useMe()
  const agents = useAgents().filter((agent) => !agent.isDeactivated)
  const change = useChangeConversation(conversation.id)
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
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
