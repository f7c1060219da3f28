'use client'

import { AlarmClock, AlarmClockOff } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { snoozeChoices } from '@/lib/conversations/snooze-choices.ts'
import { TierItems, tierOf } from './tier-items.tsx'
import { useChangeConversation } from './use-change-conversation.ts'

const priorities = ['low', 'normal', 'high', 'urgent'] as const

/** Snooze, tier and priority: what is done less often. */
export function MoreMenu({ conversation, trigger }: { conversation: ConversationListItem; trigger: ReactElement }) {
  const t = useTranslations('conversation')
  const tInbox = useTranslations('inbox')
  const format = useFormatter()
  const words = useTimeWords()
  const showToast = useToast()
  const now = useServerNow(60_000)
  const change = useChangeConversation(conversation.id)
  const when = (at: string) => format.dateTime(new Date(at), { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const snooze = (until: string) =>
    change.mutate({ status: 'snoozed', snoozedUntil: until }, { onSuccess: () => showToast(t('snoozedDone', { at: when(until) })) })
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <DropdownMenuLabel>{t('snooze')}</DropdownMenuLabel>
        {snoozeChoices(now, words.timeZone).map(({ name, until }) => (
          <DropdownMenuItem key={name} icon={<AlarmClock aria-hidden />} hint={when(until)} onSelect={() => snooze(until)}>
            {t(`snoozeChoice.${name}`)}
          </DropdownMenuItem>
        ))}
        {conversation.status === 'snoozed' && (
          <DropdownMenuItem icon={<AlarmClockOff aria-hidden />} onSelect={() => change.mutate({ status: 'open' })}>
            {t('unsnooze')}
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('tier')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={conversation.tier} onValueChange={(value) => change.mutate({ tier: tierOf(value) })}>
          <TierItems />
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('priority')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={conversation.priority}
          onValueChange={(value) => change.mutate({ priority: priorities.find((priority) => priority === value) })}
        >
          {priorities.map((priority) => (
            <DropdownMenuRadioItem key={priority} value={priority}>
              {tInbox(`priority.${priority}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
