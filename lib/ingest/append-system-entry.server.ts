import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { findLatestConversation } from '../../db/queries/conversations.ts'
import { insertEntry } from '../../db/queries/entries.ts'
import { newId } from '../core/clock.server.ts'
import type { ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import { makePosition } from '../timeline/position.ts'
import type { SystemEvent } from '../timeline/timeline-entry.ts'
import type { IngestScope } from './ingest-scope.server.ts'

/** Puts a line about the customer on their timeline, in the conversation that goes on, if one does. @returns null when it is there already. */
export async function appendSystemEntry(
  scope: IngestScope,
  input: {
    customerId: CustomerId
    connection: ConnectionRecord
    conversationId?: ConversationId
    what: SystemEvent
    occurredAt: Date
    arrivedUs: number
    providerId: string | null
  },
): Promise<EntryId | null> {
  const conversationId = input.conversationId ?? (await findLatestConversation(scope.tx, input.customerId))?.id ?? null
  const id = newId() as EntryId // a fresh id is nobody else's
  const isNew = await insertEntry(scope.tx, {
    id,
    position: makePosition({ occurredAtMs: input.occurredAt.getTime(), arrivedUs: input.arrivedUs, id }),
    customerId: input.customerId,
    conversationId,
    connectionId: input.connection.id,
    channel: input.connection.channel,
    kind: 'system',
    direction: 'internal',
    providerId: input.providerId,
    authorKind: 'system',
    body: { v: 1, kind: 'system', what: input.what },
    occurredAt: input.occurredAt,
    receivedAt: new Date(input.arrivedUs / 1000),
  })
  if (!isNew) return null
  scope.changes.entry(id)
  return id
}
