import { and, eq, sql } from 'drizzle-orm'
import type { ConnectionId } from '../../lib/core/ids.ts'
import type { MessageChange } from '../../lib/ingest/merge-message-changes.ts'
import type { Tx } from '../client.ts'
import { messageChanges } from '../schema/entries.ts'
import type { ProviderKey } from './ingest-batch.ts'

/** Keeps a change as told, once. @returns false when it was known. */
export async function insertMessageChange(tx: Tx, row: typeof messageChanges.$inferInsert): Promise<boolean> {
  const added = await tx.insert(messageChanges).values(row).onConflictDoNothing().returning({ providerId: messageChanges.providerId })
  return added.length > 0
}

/** Everything that was changed about one message. */
export async function listMessageChanges(tx: Tx, connectionId: ConnectionId, targetProviderId: string): Promise<MessageChange[]> {
  return tx
    .select({ kind: messageChanges.kind, text: messageChanges.text, position: messageChanges.position })
    .from(messageChanges)
    .where(and(eq(messageChanges.connectionId, connectionId), eq(messageChanges.targetProviderId, targetProviderId)))
}

/** Which of these messages were changed already. One index look-up each, in one statement. */
export async function listChangedMessages(tx: Tx, keys: ProviderKey[]): Promise<ProviderKey[]> {
  if (keys.length === 0) return []
  const rows = await tx.execute<{ connection_id: ConnectionId; target_provider_id: string }>(sql`
    select c.connection_id, c.target_provider_id
    from unnest(${sql.param(keys.map((key) => key.connectionId))}::uuid[], ${sql.param(keys.map((key) => key.providerId))}::text[]) as k(connection_id, provider_id)
    join message_changes c on c.connection_id = k.connection_id and c.target_provider_id = k.provider_id`)
  return rows.map((row) => ({ connectionId: row.connection_id, providerId: row.target_provider_id }))
}
