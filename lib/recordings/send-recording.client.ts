import type { ConversationId } from '../core/ids.ts'
import { draftKey, writeDraft } from '../messages/drafts.client.ts'
import type { Outbox } from '../messages/outbox.client.ts'
import { echoRecording } from './echo-recording.ts'
import type { KeptRecordings } from './kept-recordings.client.ts'
import type { KeptRecording, Sending } from './recording-store.client.ts'
import { makeVoiceUpload } from './voice-upload.client.ts'

export type RecordingToSend = { conversationId: ConversationId; kept: KeptRecording; sending: Sending }

/**
 * Hands a recording to the outbox, and after it its text, when there is one. Until the server has it, it stays stored, so
 * that a later page can send it: under the same id, which makes it one message. Taken back, both are kept.
 */
export function sendRecording(outbox: Outbox, recordings: KeptRecordings, { conversationId, kept, sending }: RecordingToSend): void {
  const { id, recorded } = kept
  const { customerId, twin, twinId, replyTo } = sending
  recordings.hold(conversationId, kept, sending)
  outbox.send({
    conversationId,
    customerId,
    input: { kind: 'recorded', id, upload: makeVoiceUpload(recorded.file), ...(replyTo?.entryId && { replyTo: replyTo.entryId }) },
    shown: { recording: echoRecording(recorded.durationMs, recorded.peaks), ...(replyTo && { replyTo }) },
    onSaved: () => {
      const forget = () => recordings.forget(id)
      if (twin === '') forget()
      // Stored until the text has arrived too: a page that goes on sends both again, and both are there already or once.
      else
        outbox.send({ conversationId, customerId, input: { kind: 'text', id: twinId, text: twin }, onSaved: forget, onDiscarded: forget })
    },
    onRefused: () => recordings.hold(conversationId, kept, { ...sending, isRefused: true }),
    onDiscarded: () => {
      writeDraft(draftKey(conversationId, 'twin'), twin)
      recordings.keep(conversationId, kept)
    },
  })
}
