'use client'

import { ChevronDown, UserRoundPlus } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/avatar.tsx'
import { buttonClass } from '@/components/ui/button.tsx'
import type { AgentId } from '@/lib/core/ids.ts'
import { useAgentName } from './use-agents.ts'

/** Says who owns the conversation, and opens the choice of somebody else. */
export function AssigneeButton({ assigneeId, ...rest }: ComponentProps<'button'> & { assigneeId: AgentId | null }) {
  const t = useTranslations('conversation')
  const name = useAgentName(assigneeId)
  const label = name ? t('assignedTo', { name }) : t('assign')
  return (
    <button type="button" aria-label={label} title={label} className={buttonClass('quiet', 'medium', 'max-sm:px-1.5')} {...rest}>
      {name ? <Avatar name={name} size={20} /> : <UserRoundPlus aria-hidden className="size-4" />}
      <span className="max-w-28 truncate max-2xl:hidden">{name ?? t('assign')}</span>
      <ChevronDown aria-hidden className="size-3.5 text-ink-3 max-sm:hidden" />
    </button>
  )
}
