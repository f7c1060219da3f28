'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { MessagesSquare } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLive } from '@/components/app-shell/live-context.tsx'
import { useShell } from '@/components/app-shell/shell-context.ts'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { Kbd } from '@/components/ui/kbd.tsx'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { ConversationList } from './conversation-list.tsx'
import { ConversationView } from './conversation-view.tsx'
import { useInboxAddress } from './use-inbox-address.ts'
import { useInboxKeys } from './use-inbox-keys.ts'

const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog.tsx').then((module) => module.ShortcutsDialog))

/**
 * List and conversation side by side; on a phone one at a time.
 * `seq` is the last event that the data which came with the page already holds.
 */
export function InboxWorkspace({ seq }: { seq: number }) {
  const t = useTranslations('inbox')
  const { conversationId } = useInboxAddress()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useInboxKeys({ onHelp: () => setHelpOpen(true) })
  useUnreadTitle()
  const { session } = useLive()
  useEffect(() => session.receivePageData(seq), [session, seq])
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label={t('list')}
        className={clsx(
          'w-full shrink-0 flex-col border-line bg-surface md:border-r md:flex md:w-[300px] xl:w-[340px]',
          conversationId ? 'hidden' : 'flex',
        )}
      >
        <ConversationList />
      </section>
      <main className={clsx('min-w-0 flex-1 bg-surface md:flex', conversationId ? 'flex' : 'hidden')}>
        {conversationId ? (
          <Conversation key={conversationId} conversationId={conversationId} />
        ) : (
          <EmptyState icon={MessagesSquare} title={t('chooseTitle')}>
            <p>{t('chooseText')}</p>
            <p className="mt-3 flex items-center justify-center gap-1.5">
              <Kbd>j</Kbd>
              <Kbd>k</Kbd>
              <span className="px-1">{t('chooseKeys')}</span>
              <Kbd>?</Kbd>
            </p>
          </EmptyState>
        )}
      </main>
      {isHelpOpen && <ShortcutsDialog onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

function Conversation({ conversationId }: { conversationId: ConversationId }) {
  const shell = useShell()
  return <ConversationView conversationId={conversationId} isPanelOpen={shell.isPanelOpen} onTogglePanel={shell.togglePanel} />
}

/** The number of unread conversations stands in the window's title, where it is seen from another tab. */
function useUnreadTitle(): void {
  const unread = useQuery(conversationQueries.counts()).data?.unread ?? 0
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Inbox · Middenweg` : 'Inbox · Middenweg'
  }, [unread])
}
