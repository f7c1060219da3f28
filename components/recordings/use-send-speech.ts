'use client'

import { useLive } from '@/components/app-shell/live-context.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { writeDraft } from '@/lib/messages/drafts.client.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import { quoteOf } from '@/lib/messages/quote-of.ts'
import { echoSpeech } from '@/lib/recordings/echo-recording.ts'
import type { Speech } from '@/lib/text-to-speech/make-speech.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'

type ToSend = { speech: Speech; text: string; replyTo: MessageEntry | VoiceNoteEntry | null }

/** Hands a machine's voice to the outbox; the server puts its notice before it. Taken back, its text is a draft again. */
export function useSendSpeech(conversation: ConversationListItem): (message: ToSend) => void {
  const { outbox } = useLive().session
  const { id: conversationId, customerId } = conversation
  return ({ speech, text, replyTo }) =>
    outbox.send({
      conversationId,
      customerId,
      input: { kind: 'voice', id: newEntryId(), mediaId: speech.attachment.mediaId, ...(replyTo && { replyTo: replyTo.id }) },
      shown: {
        attachments: [speech.attachment],
        recording: echoSpeech(speech, text),
        ...(replyTo && { replyTo: quoteOf(replyTo, conversation.customerName) }),
      },
      onDiscarded: () => writeDraft(conversationId, text),
    })
}
