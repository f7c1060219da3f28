'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { BookA, ClipboardPaste, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { EmptyState } from '@/components/ui/empty-state.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Table } from '@/components/ui/table.tsx'
import { hintsLength } from '@/lib/recordings/glossary.ts'
import { glossaryQueries } from '@/lib/recordings/glossary-queries.ts'
import type { GlossaryTermView } from '@/lib/recordings/glossary-term.ts'
import { AddButton } from './add-button.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { GlossaryForm } from './glossary-form.tsx'
import { GlossaryImport } from './glossary-import.tsx'
import { Moment } from './moment.tsx'
import { MoreButton } from './more-button.tsx'

/** The names speech recognition is told, in the order they are used. */
export function GlossaryView() {
  const t = useTranslations('glossary')
  const me = useMe()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const query = useInfiniteQuery(glossaryQueries.list(q))
  const [opened, setOpened] = useState<GlossaryTermView | 'new' | 'import' | null>(null)
  const terms = query.data?.pages.flatMap((page) => page.items) ?? []
  const mayEdit = me.role === 'admin'
  const close = () => setOpened(null)
  return (
    <AdminSection title={t('title')} text={t('text')} action={mayEdit && <Actions onOpen={setOpened} />}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <TextField
          type="search"
          label={t('search')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="w-64 max-w-full"
        />
        <p className="max-w-xl text-ink-3 text-xs">{t('use', { length: hintsLength })}</p>
      </div>
      <WhenLoaded query={query}>
        {terms.length === 0 ? (
          <EmptyState icon={BookA} title={q ? t('nothingTitle') : t('emptyTitle')}>
            {q ? null : t('emptyText')}
          </EmptyState>
        ) : (
          <Table
            label={t('title')}
            rows={terms}
            keyOf={(term) => term.id}
            columns={[
              { name: t('term'), cell: (term) => <span className="font-medium">{term.term}</span>, isTitle: true },
              { name: t('heardAs'), cell: (term) => term.heardAs, className: 'text-ink-2' },
              { name: t('origin'), cell: (term) => <Origin term={term} />, className: 'text-ink-2' },
            ]}
            {...(mayEdit && {
              actions: (term: GlossaryTermView) => (
                <IconButton label={t('edit', { term: term.term })} onClick={() => setOpened(term)} className="size-7!">
                  <Pencil aria-hidden className="size-3.5" />
                </IconButton>
              ),
            })}
          />
        )}
        <MoreButton query={query} />
      </WhenLoaded>
      {opened === 'import' && <GlossaryImport onClose={close} />}
      {opened !== null && opened !== 'import' && <GlossaryForm term={opened === 'new' ? null : opened} onClose={close} />}
    </AdminSection>
  )
}

function Actions({ onOpen }: { onOpen: (what: 'new' | 'import') => void }) {
  const t = useTranslations('glossary')
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => onOpen('import')}>
        <ClipboardPaste aria-hidden className="size-4" />
        {t('import')}
      </Button>
      <AddButton label={t('add')} onAdd={() => onOpen('new')} />
    </div>
  )
}

/** How a term came to be here: by whom, when, and in which conversation it was corrected. */
function Origin({ term }: { term: GlossaryTermView }) {
  const t = useTranslations('glossary')
  return (
    <>
      {term.origin === 'hand' ? t('byHand') : t('byCorrection')} <Moment at={term.at} /> {term.addedBy && t('by', { name: term.addedBy })}
      {term.conversationId && (
        <Link href={`/inbox/${term.conversationId}`} prefetch={false} className="block text-accent text-xs underline underline-offset-2">
          {t('conversation')}
        </Link>
      )}
    </>
  )
}
