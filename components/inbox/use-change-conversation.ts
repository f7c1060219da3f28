'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { ConversationRow } from '@/lib/conversations/conversation-row.ts'
import type { AgentId, ConversationId } from '@/lib/core/ids.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import type { ConversationStatus, Priority, Tier } from '@/lib/core/vocabulary.ts'
import { requestRow } from '@/lib/realtime/apply-event.client.ts'

export type ConversationChange = {
  status?: ConversationStatus
  assigneeId?: AgentId | null
  tier?: Tier
  priority?: Priority
  addLabels?: string[]
  removeLabels?: string[]
  snoozedUntil?: string | null
}

/** Changes a conversation; the answer updates the screen the same way the event does for everybody else. */
export function useChangeConversation(id: ConversationId) {
  const cache = useQueryClient()
  const me = useMe()
  const showToast = useToast()
  const t = useTranslations('conversation')
  return useMutation({
    // One after another, so that an older answer never comes after a newer one.
    scope: { id: `conversation ${id}` },
    mutationFn: (change: ConversationChange) =>
      requestRow(cache, me.id, () => requestJson<ConversationRow>(`/conversations/${id}`, { method: 'PATCH', body: change })),
    onError: () => showToast(t('changeFailed')),
  })
}
