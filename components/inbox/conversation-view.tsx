'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLive, useMe } from '@/components/app-shell/live-context.tsx'
import { Composer, type ComposerHandle } from '@/components/messages/composer.tsx'
import type { ComposerMode } from '@/components/messages/composer-mode.ts'
import { Timeline } from '@/components/timeline/timeline.tsx'
import { TimelineSkeleton } from '@/components/timeline/timeline-skeleton.tsx'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { useAfterPaint } from '@/components/ui/use-after-paint.ts'
import { useKeys } from '@/components/ui/use-keys.ts'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { ConversationHeader } from './conversation-header.tsx'
import { useChangeConversation } from './use-change-conversation.ts'
import { useInboxAddress } from './use-inbox-address.ts'

// Reading and answering does not wait for it.
const CustomerPanel = dynamic(() => import('./customer-panel.tsx').then((module) => module.CustomerPanel), {
  loading: () => <div className="h-60" />,
})
const Sheet = dynamic(() => import('@/components/ui/sheet.tsx').then((module) => module.Sheet))

type ViewProps = { conversationId: ConversationId; isPanelOpen: boolean; onTogglePanel: () => void }

/** One conversation: who and what state, the customer's whole timeline, the composer, and the customer beside it. */
export function ConversationView({ conversationId, isPanelOpen, onTogglePanel }: ViewProps) {
  const t = useTranslations('conversation')
  const { openConversation } = useInboxAddress()
  const query = useQuery(conversationQueries.detail(conversationId))
  if (query.data) return <Loaded conversation={query.data} isPanelOpen={isPanelOpen} onTogglePanel={onTogglePanel} />
  if (query.isError) {
    return (
      <EmptyState
        icon={CircleAlert}
        role="alert"
        title={t('errorTitle')}
        action={
          <div className="flex gap-2">
            <Button variant="quiet" onClick={() => openConversation(null)} className="md:hidden">
              {t('back')}
            </Button>
            <Button onClick={() => void query.refetch()}>{t('retry')}</Button>
          </div>
        }
      >
        {t('errorText')}
      </EmptyState>
    )
  }
  return <TimelineSkeleton />
}

type LoadedProps = { conversation: ConversationListItem; isPanelOpen: boolean; onTogglePanel: () => void }

function Loaded({ conversation, isPanelOpen, onTogglePanel }: LoadedProps) {
  const t = useTranslations('conversation')
  const { openConversation } = useInboxAddress()
  const [mode, setMode] = useState<ComposerMode>('reply')
  const [replyTo, setReplyTo] = useState<MessageEntry | VoiceNoteEntry | null>(null)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const composer = useRef<ComposerHandle>(null)
  const write = useCallback((next: ComposerMode) => {
    setMode(next)
    composer.current?.focus()
  }, [])
  const record = () => {
    setMode('reply')
    composer.current?.record()
  }
  useConversationKeys(conversation, write, record, () => {
    if (replyTo) setReplyTo(null)
    else openConversation(null)
  })
  usePresenceSignal(conversation.id)
  // A new message changes the conversation. The timeline shows it at once; what stands around it follows right after
  // the paint, with the values of before until then.
  const settled = useAfterPaint(conversation)
  // Kept the same from one drawing to the next: every row of the timeline has it.
  const reply = useCallback(
    (entry: MessageEntry | VoiceNoteEntry) => {
      setReplyTo(entry)
      write('reply')
    },
    [write],
  )
  const openDrawer = useCallback(() => setDrawerOpen(true), [])
  const leave = useCallback(() => openConversation(null), [openConversation])
  const endReply = useCallback(() => setReplyTo(null), [])
  return (
    <>
      <section aria-label={t('with', { name: conversation.customerName })} className="flex min-w-0 flex-1 flex-col">
        <ConversationHeader
          conversation={settled}
          isPanelOpen={isPanelOpen}
          onTogglePanel={onTogglePanel}
          onOpenDrawer={openDrawer}
          onBack={leave}
        />
        <Timeline conversation={conversation} onReply={reply} />
        <Composer ref={composer} conversation={settled} mode={mode} onModeChange={setMode} replyTo={replyTo} onReplyDone={endReply} />
      </section>
      {isPanelOpen && (
        <aside aria-label={t('customer')} className="w-80 max-xl:hidden shrink-0 overflow-y-auto border-line border-l bg-surface">
          <CustomerPanel conversation={settled} />
        </aside>
      )}
      {isDrawerOpen && (
        <Sheet isOpen onClose={() => setDrawerOpen(false)} title={t('customer')}>
          <div className="overflow-y-auto">
            <CustomerPanel conversation={settled} />
          </div>
        </Sheet>
      )}
    </>
  )
}

function useConversationKeys(
  conversation: ConversationListItem,
  write: (mode: ComposerMode) => void,
  record: () => void,
  leave: () => void,
): void {
  const change = useChangeConversation(conversation.id)
  const me = useMe()
  const showToast = useToast()
  const t = useTranslations('conversation')
  useKeys({
    r: () => write('reply'),
    n: () => write('note'),
    v: record,
    a: () => {
      if (conversation.assigneeId === me.id) return
      change.mutate({ assigneeId: me.id }, { onSuccess: () => showToast(t('assignedToYou')) })
    },
    e: () => {
      const status = conversation.status === 'resolved' ? 'open' : 'resolved'
      change.mutate({ status }, { onSuccess: () => showToast(status === 'resolved' ? t('resolvedDone') : t('reopenedDone')) })
    },
    Escape: leave,
  })
}

/** Tells colleagues that this conversation is being looked at, as long as it is. */
function usePresenceSignal(id: ConversationId): void {
  const { session } = useLive()
  useEffect(() => {
    const view = () => {
      if (session.getState().status === 'live') session.sendPresence(id, 'viewing')
    }
    view()
    const unsubscribe = session.subscribe(view)
    return () => {
      unsubscribe()
      session.sendPresence(id, 'gone')
    }
  }, [id, session])
}
