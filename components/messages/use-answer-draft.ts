'use client'

import { useMutation } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import type { ConversationId } from '@/lib/core/ids.ts'
import { RequestError, requestJson } from '@/lib/core/request-json.ts'
import type { AnswerDraft } from '@/lib/drafts/answer-draft.ts'
import { draftGap } from '@/lib/drafts/draft-gap.ts'

type Inserted = { conversationId: ConversationId; before: string; after: string; draft: AnswerDraft }

export type AnswerDrafting = {
  isPending: boolean
  ask: () => void
  /** The draft that stands in the field; null when there is none or nothing of it is left to do. */
  inserted: AnswerDraft | null
  /** Puts back what was there before; null once the text was changed, so that no words are lost. */
  undo: (() => void) | null
  /** True when the text has room left in it, and is no answer yet; then says so and goes there. */
  stopAtGap: () => boolean
}

type Field = {
  conversationId: ConversationId
  text: string
  setText: (text: string) => void
  field: RefObject<HTMLTextAreaElement | null>
}

/** A suggested answer put into the field: below what is there already, never in its place, and never sent by itself. */
export function useAnswerDraft({ conversationId, text, setText, field }: Field): AnswerDrafting {
  const t = useTranslations('draft')
  const showToast = useToast()
  const [inserted, setInserted] = useState<Inserted | null>(null)
  const request = useMutation({
    mutationFn: (id: ConversationId) => requestJson<AnswerDraft>(`/conversations/${id}/draft`, { method: 'POST' }),
    onSuccess: (draft, askedFor) => {
      // Somebody who has gone on to another conversation finds the button there again.
      if (askedFor !== conversationId) return
      const after = text.trim() === '' ? draft.text : `${text.trimEnd()}\n\n${draft.text}`
      setInserted({ conversationId, before: text, after, draft })
      setText(after)
      // A frame later: the words are only now drawn.
      requestAnimationFrame(() => selectGap(field.current))
    },
    onError: (error) => showToast(error instanceof RequestError && error.code === 'conflict' ? t('nothingSaid') : t('failed')),
  })
  const isHere = inserted?.conversationId === conversationId && (text === inserted.after || text.includes(draftGap))
  const stopAtGap = () => {
    if (!text.includes(draftGap)) return false
    selectGap(field.current)
    showToast(t('fillGaps'))
    return true
  }
  return {
    stopAtGap,
    isPending: request.isPending && request.variables === conversationId,
    ask: () => request.mutate(conversationId),
    inserted: isHere ? inserted.draft : null,
    undo:
      isHere && text === inserted.after
        ? () => {
            setText(inserted.before)
            setInserted(null)
          }
        : null,
  }
}

/** Puts the cursor where a draft waits for words. */
function selectGap(field: HTMLTextAreaElement | null): void {
  const at = field?.value.indexOf(draftGap) ?? -1
  field?.focus()
  if (at >= 0) field?.setSelectionRange(at, at + draftGap.length)
}
