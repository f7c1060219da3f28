'use client'

import { useLive } from '@/components/app-shell/live-context.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import { quoteOf } from '@/lib/messages/quote-of.ts'
import { maxCaptionLength } from '@/lib/messages/text-limits.ts'
import type { Attachment, MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import type { ComposerMode } from './composer-mode.ts'

type ToSend = { mode: ComposerMode; text: string; attachments: Attachment[]; replyTo: MessageEntry | VoiceNoteEntry | null }

/** Hands what was written to the outbox: one message, or one for each file with the text as the first one's caption. */
export function useSend(conversation: ConversationListItem): (message: ToSend) => void {
  const { outbox } = useLive().session
  const to = { conversationId: conversation.id, customerId: conversation.customerId }
  return ({ mode, text, attachments, replyTo }) => {
    if (mode === 'note') {
      outbox.send({ ...to, input: { kind: 'note', id: newEntryId(), text } })
      return
    }
    const quote = replyTo ? { replyTo: replyTo.id } : {}
    const shownQuote = replyTo ? quoteOf(replyTo, conversation.customerName) : undefined
    const isCaption = attachments.length > 0 && text !== '' && text.length <= maxCaptionLength
    attachments.forEach((attachment, i) => {
      const caption = isCaption && i === 0 ? { caption: text } : {}
      const reply = i === 0 ? quote : {}
      outbox.send({
        ...to,
        input: { kind: 'media', id: newEntryId(), mediaId: attachment.mediaId, ...caption, ...reply },
        shown: { attachments: [attachment], replyTo: i === 0 ? shownQuote : undefined },
      })
    })
    if (text === '' || isCaption) return
    const reply = attachments.length === 0 ? quote : {}
    outbox.send({
      ...to,
      input: { kind: 'text', id: newEntryId(), text, ...reply },
      shown: { replyTo: 'replyTo' in reply ? shownQuote : undefined },
    })
  }
}
