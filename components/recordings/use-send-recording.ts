'use client'

import { useLive } from '@/components/app-shell/live-context.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import { quoteOf } from '@/lib/messages/quote-of.ts'
import type { KeptRecording } from '@/lib/recordings/recording-store.client.ts'
import { sendRecording } from '@/lib/recordings/send-recording.client.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { useKeptRecordings } from './use-kept-recording.ts'

type ToSend = { kept: KeptRecording; twin: string; replyTo: MessageEntry | VoiceNoteEntry | null }

/** Sends a recording of this conversation, with its text. */
export function useSendRecording({ id, customerId, customerName }: ConversationListItem): (message: ToSend) => void {
  const { outbox } = useLive().session
  const recordings = useKeptRecordings()
  return ({ kept, twin, replyTo }) => {
    const told = { customerId, twin, twinId: newEntryId(), replyTo: replyTo && quoteOf(replyTo, customerName) }
    const sending = { ...told, sentAt: Date.now(), isRefused: false }
    sendRecording(outbox, recordings, { conversationId: id, kept, sending })
  }
}
