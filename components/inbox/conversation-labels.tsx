'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import type { ConversationListItem, ConversationPage } from '@/lib/conversations/conversation-row.ts'
import { useChangeConversation } from './use-change-conversation.ts'

/** Longest label the server takes (lib/conversations/change-conversation.ts). */
const maxLength = 60

/** What the conversation is about, in the team's own words: each can be taken off, and others added. */
export function ConversationLabels({ conversation }: { conversation: ConversationListItem }) {
  const t = useTranslations('panel')
  const [isAdding, setAdding] = useState(false)
  const change = useChangeConversation(conversation.id)
  const { labels } = conversation
  const add = (label: string) => {
    if (!labels.includes(label)) change.mutate({ labels: [...labels, label] })
    setAdding(false)
  }
  return (
    <>
      <ul aria-label={t('labels')} className="flex flex-wrap items-center gap-1.5">
        {labels.map((label) => (
          <li key={label} className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-sm bg-selected pr-0.5 pl-2 text-sm">
            <bdi className="min-w-0 truncate">{label}</bdi>
            <button
              type="button"
              aria-label={t('removeLabel', { name: label })}
              title={t('removeLabel', { name: label })}
              disabled={change.isPending}
              onClick={() => change.mutate({ labels: labels.filter((one) => one !== label) })}
              className="touch inline-flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-3" />
            </button>
          </li>
        ))}
        {!isAdding && (
          <li>
            <button
              type="button"
              onClick={() => setAdding(true)}
              className="-ml-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-ink-2 text-sm hover:bg-hover hover:text-ink"
            >
              <Plus aria-hidden className="size-3.5" />
              {t('addLabel')}
            </button>
          </li>
        )}
      </ul>
      {isAdding && <LabelField taken={labels} onAdd={add} onCancel={() => setAdding(false)} />}
    </>
  )
}

type FieldProps = { taken: string[]; onAdd: (label: string) => void; onCancel: () => void }

/** The platform's own combobox: labels of the conversations on this screen are offered, any other may be typed. */
function LabelField({ taken, onAdd, onCancel }: FieldProps) {
  const t = useTranslations('panel')
  const listId = useId()
  const offered = useKnownLabels().filter((label) => !taken.includes(label))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const label = event.currentTarget.value.trim()
    if (event.key === 'Escape' || (event.key === 'Enter' && !label)) onCancel()
    else if (event.key === 'Enter') onAdd(label)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        aria-label={t('addLabel')}
        placeholder={t('labelPlaceholder')}
        list={listId}
        maxLength={maxLength}
        // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was just pressed.
        autoFocus
        onKeyDown={onKeyDown}
        onBlur={(event) => event.currentTarget.value.trim() === '' && onCancel()}
        className="mt-2 h-8 w-full rounded-md border border-control bg-raised px-2 text-sm placeholder:text-ink-3"
      />
      <datalist id={listId}>
        {offered.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
    </>
  )
}

/** Every label of the conversations that are loaded, in alphabetical order. */
function useKnownLabels(): string[] {
  const lists = useQueryClient().getQueriesData<{ pages: ConversationPage[] }>({ queryKey: conversationQueries.lists })
  const labels = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.items.flatMap((row) => row.labels)) ?? [])
  return [...new Set(labels)].sort((a, b) => a.localeCompare(b))
}
