import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { findConversation, updateConversation } from '../../db/queries/conversations.ts'
import { type EntryRecord, findEntryByProviderId, listEntryIdsQuoting, updateEntry } from '../../db/queries/entries.ts'
import { insertMessageChange, listMessageChanges } from '../../db/queries/message-changes.ts'
import type { Preview } from '../conversations/conversation-row.ts'
import type { CustomerId } from '../core/ids.ts'
import { previewText } from '../timeline/make-preview.ts'
import type { ElementResult, IngestScope } from './ingest-scope.server.ts'
import { type ChangedMessage, mergeMessageChanges } from './merge-message-changes.ts'
import type { ReadMessage } from './read-message.ts'

/**
 * Applies an edit or a deletion by the customer; they reach us on coexistence numbers only (whatsapp-messages.md 2.6).
 * One that comes before its message waits, and the message begins as it was changed (`changesWaitingFor`).
 */
export async function changeMessage(
  scope: IngestScope,
  sent: { connection: ConnectionRecord; providerId: string; customerId: CustomerId; position: string },
  read: Extract<ReadMessage, { kind: 'edit' | 'revoke' }>,
): Promise<ElementResult> {
  const { connection } = sent
  const target = await findEntryByProviderId(scope.tx, connection.id, read.targetProviderId)
  if (target && target.direction !== 'in') return { kind: 'parked', cause: { code: 'changes_ours' } }
  if (read.kind === 'edit' && read.text === null) return { kind: 'parked', cause: { code: 'edit_without_words' } }
  const isNews = await insertMessageChange(scope.tx, {
    connectionId: connection.id,
    providerId: sent.providerId,
    targetProviderId: read.targetProviderId,
    customerId: sent.customerId,
    kind: read.kind,
    text: read.kind === 'edit' ? read.text : null,
    position: sent.position,
  })
  if (!isNews) return { kind: 'duplicate', entryId: target?.id ?? null }
  if (!target) return { kind: 'done' }
  const change = await changesWaitingFor(scope, connection, read.targetProviderId)
  await updateEntry(scope.tx, target.id, change)
  scope.changes.entry(target.id)
  for (const quoting of await listEntryIdsQuoting(scope.tx, connection.id, [read.targetProviderId])) scope.changes.entry(quoting)
  await changePreview(scope, { ...target, ...change })
  return { kind: 'done' }
}

/** What the customer changed about a message, before it came or since. */
export async function changesWaitingFor(scope: IngestScope, connection: ConnectionRecord, providerId: string): Promise<ChangedMessage> {
  return mergeMessageChanges(await listMessageChanges(scope.tx, connection.id, providerId))
}

/** What was taken back or changed must not stay readable in the inbox list. */
export function previewAfter(preview: Preview, message: { text: string | null; isDeleted?: boolean | undefined }): Preview {
  if (!message.isDeleted) return { ...preview, text: previewText(message.text) }
  const { durationMs: _, ...kept } = preview
  return { ...kept, type: 'deleted', text: null }
}

async function changePreview(scope: IngestScope, entry: EntryRecord): Promise<void> {
  const conversation = entry.conversationId ? await findConversation(scope.tx, entry.conversationId, 'for update') : null
  if (!conversation?.preview || conversation.lastPosition !== entry.position) return
  await updateConversation(scope.tx, conversation.id, { preview: previewAfter(conversation.preview, entry) })
  scope.changes.conversation(conversation.id)
}
