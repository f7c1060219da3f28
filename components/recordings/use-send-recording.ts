'use client'

import { useLive } from '@/components/app-shell/live-context.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { draftKey, writeDraft } from '@/lib/messages/drafts.client.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import { quoteOf } from '@/lib/messages/quote-of.ts'
import { echoRecording } from '@/lib/recordings/echo-recording.ts'
import type { Recorded } from '@/lib/recordings/voice-recorder.client.ts'
import { makeVoiceUpload } from '@/lib/recordings/voice-upload.client.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { useKeptRecordings } from './use-kept-recording.ts'

type ToSend = { recorded: Recorded; twin: string; replyTo: MessageEntry | VoiceNoteEntry | null }

/** Hands a recording to the outbox, and after it its text, when there is one. Taken back, both are kept. */
export function useSendRecording(conversation: ConversationListItem): (message: ToSend) => void {
  const { outbox } = useLive().session
  const kept = useKeptRecordings()
  const to = { conversationId: conversation.id, customerId: conversation.customerId }
  return ({ recorded, twin, replyTo }) => {
    outbox.send({
      ...to,
      input: { kind: 'recorded', id: newEntryId(), upload: makeVoiceUpload(recorded.file), ...(replyTo && { replyTo: replyTo.id }) },
      shown: {
        recording: echoRecording(recorded.durationMs, recorded.peaks),
        ...(replyTo && { replyTo: quoteOf(replyTo, conversation.customerName) }),
      },
      onSaved: () => twin !== '' && outbox.send({ ...to, input: { kind: 'text', id: newEntryId(), text: twin } }),
      onDiscarded: () => {
        writeDraft(draftKey(conversation.id, 'twin'), twin)
        kept.keep(conversation.id, { recorded, isCutOff: false })
      },
    })
  }
}
