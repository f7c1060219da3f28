'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronRight, Search } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import type { Template } from '@/lib/messages/template.ts'
import { templateQueries } from '@/lib/messages/template-queries.ts'
import { TemplateForm } from './template-form.tsx'
import { useTemplatePrice } from './use-price-words.ts'

type PickerProps = { conversation: ConversationListItem; onDone?: () => void }

/** Finds a template by its name or words, fills it in with its result in view, and sends it. */
export function TemplatePicker({ conversation, onDone }: PickerProps) {
  const t = useTranslations('templates')
  const locale = useLocale()
  const [chosen, setChosen] = useState<Template | null>(null)
  const [search, setSearch] = useState('')
  const query = useQuery(templateQueries.ofConnection(conversation.connectionId))
  if (query.isPending) return <Skeleton className="m-3 h-24" />
  if (query.isError) {
    return (
      <p role="alert" className="flex items-center gap-3 px-3 py-4 text-ink-2 text-sm">
        {t('loadFailed')}
        <Button size="small" onClick={() => void query.refetch()}>
          {t('retry')}
        </Button>
      </p>
    )
  }
  if (chosen) {
    return (
      <TemplateForm
        template={chosen}
        conversation={conversation}
        onBack={() => setChosen(null)}
        onSent={() => (onDone ? onDone() : setChosen(null))}
      />
    )
  }
  // Templates in the language of the screen first: most answers go out in it.
  const sendable = query.data
    .filter((template) => template.isSendable)
    .toSorted((a, b) => Number(b.language.startsWith(locale)) - Number(a.language.startsWith(locale)))
  const found = sendable.filter((template) => matches(template, search))
  return (
    <div className="px-3 pt-1.5 pb-2">
      {sendable.length > 4 && (
        <div className="relative mb-2">
          <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" />
          <input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="h-8 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 text-sm"
          />
        </div>
      )}
      {found.length === 0 ? (
        <p className="py-3 text-center text-ink-2 text-sm">{sendable.length === 0 ? t('none') : t('noneFound')}</p>
      ) : (
        <ul aria-label={t('list')} className="max-h-56 overflow-y-auto">
          {found.map((template) => (
            <li key={`${template.name} ${template.language}`}>
              <TemplateChoice template={template} conversation={conversation} onChoose={() => setChosen(template)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type ChoiceProps = { template: Template; conversation: ConversationListItem; onChoose: () => void }

function TemplateChoice({ template, conversation, onChoose }: ChoiceProps) {
  const t = useTranslations('templates')
  const price = useTemplatePrice(template, conversation)
  return (
    <button type="button" onClick={onChoose} className="flex w-full items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover">
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium text-sm">{template.name}</span>
          <span className="text-ink-3 text-xs uppercase">{template.language}</span>
          {template.category === 'marketing' && <Badge tone="warning">{t('category.marketing')}</Badge>}
        </span>
        <span className="block truncate text-ink-2 text-sm">{template.body.text}</span>
      </span>
      {price && <span className="tabular shrink-0 text-ink-3 text-xs">{price}</span>}
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
    </button>
  )
}

function matches(template: Template, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return wanted === '' || `${template.name} ${template.body.text} ${template.header?.text ?? ''}`.toLowerCase().includes(wanted)
}
