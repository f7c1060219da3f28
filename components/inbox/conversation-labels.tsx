'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { conversationQueries } from '@/lib/conversations/conversation-queries.ts'
import type { ConversationListItem, ConversationPage } from '@/lib/conversations/conversation-row.ts'
import { useChangeConversation } from './use-change-conversation.ts'

/** Longest label the server takes (lib/conversations/change-conversation.ts). */
const maxLength = 60

/** What the conversation is about, in the team's own words: each can be taken off, and others added. */
export function ConversationLabels({ conversation }: { conversation: ConversationListItem }) {
  // What is being typed belongs to one conversation.
  return <Labels key={conversation.id} conversation={conversation} />
}

function Labels({ conversation }: { conversation: ConversationListItem }) {
  const t = useTranslations('panel')
  const field = useRef<HTMLInputElement>(null)
  /** What is typed in the field; null while there is none. */
  const [draft, setDraft] = useState<string | null>(null)
  /** Labels on their way to the server; those of the conversation come by its own change. */
  const [adding, setAdding] = useState<string[]>([])
  const change = useChangeConversation(conversation.id)
  const { labels } = conversation
  const add = async (label: string) => {
    setDraft('')
    if (labels.includes(label) || adding.includes(label)) return
    setAdding((all) => [...all, label])
    try {
      await change.mutateAsync({ addLabels: [label] })
    } catch {
      // The hook has said so; the words go back where they were typed, unless others stand there by now.
      setDraft((now) => now || label)
    }
    setAdding((all) => all.filter((one) => one !== label))
  }
  const open = () => {
    setDraft((now) => now ?? '')
    field.current?.focus()
  }
  return (
    <>
      <ul aria-label={t('labels')} className="flex flex-wrap items-center gap-1.5">
        {labels.map((label) => (
          <LabelChip key={label} label={label} onRemove={() => change.mutate({ removeLabels: [label] })} />
        ))}
        {adding
          .filter((label) => !labels.includes(label))
          .map((label) => (
            <LabelChip key={label} label={label} />
          ))}
        <li>
          <button
            type="button"
            onClick={open}
            className="-ml-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-ink-2 text-sm hover:bg-hover hover:text-ink"
          >
            <Plus aria-hidden className="size-3.5" />
            {t('addLabel')}
          </button>
        </li>
      </ul>
      {draft !== null && (
        <LabelField
          field={field}
          draft={draft}
          taken={[...labels, ...adding]}
          onDraft={setDraft}
          onAdd={(label) => void add(label)}
          onCancel={() => setDraft(null)}
        />
      )}
    </>
  )
}

/** One label; without `onRemove` it is still on its way. */
function LabelChip({ label, onRemove }: { label: string; onRemove?: () => void }) {
  const t = useTranslations('panel')
  return (
    <li
      aria-busy={!onRemove}
      className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-sm bg-selected pr-0.5 pl-2 text-sm aria-busy:pr-2 aria-busy:text-ink-2"
    >
      <bdi className="min-w-0 truncate">{label}</bdi>
      {onRemove && (
        <button
          type="button"
          aria-label={t('removeLabel', { name: label })}
          title={t('removeLabel', { name: label })}
          onClick={onRemove}
          className="touch inline-flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </li>
  )
}

type FieldProps = {
  field: RefObject<HTMLInputElement | null>
  draft: string
  taken: string[]
  onDraft: (text: string) => void
  onAdd: (label: string) => void
  onCancel: () => void
}

/**
 * The platform's own combobox: labels of the conversations on this screen are offered, any other may be typed. It stays
 * open for the next one; Enter in an empty field, Escape or leaving it empty closes it.
 */
function LabelField({ field, draft, taken, onDraft, onAdd, onCancel }: FieldProps) {
  const t = useTranslations('panel')
  const listId = useId()
  const offered = useKnownLabels().filter((label) => !taken.includes(label))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that takes a suggestion of an input method (Japanese, Chinese) is not meant for us; Safari says so by 229 only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
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
        ref={field}
        aria-label={t('addLabel')}
        placeholder={t('labelPlaceholder')}
        list={listId}
        maxLength={maxLength}
        // biome-ignore lint/a11y/noAutofocus: the field opens because the button before it was just pressed.
        autoFocus
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
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
