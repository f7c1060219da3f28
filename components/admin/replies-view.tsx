'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { MessageSquareText, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Table } from '@/components/ui/table.tsx'
import type { CannedReply } from '@/lib/canned-replies/canned-reply.ts'
import { cannedReplyQueries } from '@/lib/canned-replies/canned-reply-queries.ts'
import { isRightToLeft } from '@/lib/i18n/language-tag.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { AddButton } from './add-button.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { Moment } from './moment.tsx'
import { MoreButton } from './more-button.tsx'
import { ReplyForm } from './reply-form.tsx'

/** The canned replies, and the form for one of them. */
export function RepliesView() {
  const t = useTranslations('replies')
  const locale = useLocale()
  const me = useMe()
  const query = useInfiniteQuery(cannedReplyQueries.list(null))
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null)
  const replies = query.data?.pages.flatMap((page) => page.items) ?? []
  const mayEdit = me.role === 'admin'
  return (
    <AdminSection title={t('title')} text={t('text')} action={mayEdit && <AddButton label={t('add')} onAdd={() => setEdited('new')} />}>
      <WhenLoaded query={query}>
        {replies.length === 0 ? (
          <EmptyState icon={MessageSquareText} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Table
            label={t('title')}
            rows={replies}
            keyOf={(reply) => reply.id}
            columns={[
              { name: t('question'), cell: (reply) => <span lang={reply.language}>{reply.title}</span>, isTitle: true },
              { name: t('shortcut'), cell: (reply) => <code className="font-mono text-xs">/{reply.shortcut}</code> },
              { name: t('language'), cell: (reply) => nameLanguage(reply.language, locale), className: 'text-ink-2' },
              { name: t('answer'), cell: (reply) => <Answer reply={reply} />, className: '@xl:w-2/5 text-ink-2' },
              { name: t('changed'), cell: (reply) => <Moment at={reply.updatedAt} />, className: 'text-ink-3 whitespace-nowrap' },
            ]}
            {...(mayEdit && {
              actions: (reply: CannedReply) => (
                <IconButton label={t('edit', { title: reply.title })} onClick={() => setEdited(reply)} className="size-7!">
                  <Pencil aria-hidden className="size-3.5" />
                </IconButton>
              ),
            })}
          />
        )}
        <MoreButton query={query} />
      </WhenLoaded>
      {edited && <ReplyForm reply={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </AdminSection>
  )
}

function Answer({ reply }: { reply: CannedReply }) {
  return (
    <p lang={reply.language} dir={isRightToLeft(reply.language) ? 'rtl' : 'ltr'} className="line-clamp-3 whitespace-pre-wrap">
      {reply.text}
    </p>
  )
}
