import type { Tx } from '../../db/client.ts'
import { findConversation, updateConversation } from '../../db/queries/conversations.ts'
import { findEntry, updateEntry } from '../../db/queries/entries.ts'
import { moveStep, type RecordingRecord } from '../../db/queries/recordings.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import type { Changes } from '../realtime/changes.server.ts'
import { previewText } from '../timeline/make-preview.ts'

/**
 * Voice is text from here on: the words of a voice note become its entry's text, which search, the inbox line and rules
 * read, and its understanding begins. The words under another file stay beside its caption. A message that was
 * taken back gets no words.
 */
export async function saveSpokenText(tx: Tx, changes: Changes, recording: RecordingRecord, text: string): Promise<void> {
  const entry = await findEntry(tx, recording.entryId, 'for update')
  if (!entry || entry.isDeleted) return
  if (entry.kind === 'voice_note') {
    await updateEntry(tx, entry.id, { text })
    if (entry.direction === 'in') await enqueue(tx, 'route-entry', { entryId: entry.id }, { onlyOnce: entry.id })
    const conversation = entry.conversationId ? await findConversation(tx, entry.conversationId, 'for update') : null
    if (conversation?.preview && conversation.lastPosition === entry.position) {
      await updateConversation(tx, conversation.id, { preview: { ...conversation.preview, text: previewText(text) } })
      changes.conversation(conversation.id)
    }
  }
  if (text.trim() === '') return
  await moveStep(tx, recording.mediaId, 'insight', ['off', 'waiting', 'working', 'done', 'failed'], 'waiting')
  await enqueue(tx, 'understand-recording', { mediaId: recording.mediaId }, { onlyOnce: recording.mediaId })
}
