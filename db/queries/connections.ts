import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ConnectionId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { connections } from '../schema/connections.ts'

export type ConnectionRecord = typeof connections.$inferSelect

export async function findConnectionByKey(tx: Tx, key: string): Promise<ConnectionRecord | null> {
  const [row] = await tx
    .select()
    .from(connections)
    .where(and(eq(connections.key, key), isNull(connections.removedAt)))
  return row ?? null
}

export async function findConnection(tx: Tx, id: ConnectionId, lock?: 'for update'): Promise<ConnectionRecord | null> {
  const query = tx.select().from(connections).where(eq(connections.id, id))
  const [row] = lock ? await query.for('update') : await query
  return row ?? null
}

export async function listConnections(tx: Tx): Promise<ConnectionRecord[]> {
  return tx.select().from(connections).where(isNull(connections.removedAt)).orderBy(asc(connections.createdAt))
}

export async function insertConnection(tx: Tx, row: typeof connections.$inferInsert): Promise<boolean> {
  const added = await tx.insert(connections).values(row).onConflictDoNothing().returning({ id: connections.id })
  return added.length > 0
}

export async function updateConnection(tx: Tx, id: ConnectionId, change: Partial<ConnectionRecord>): Promise<void> {
  await tx.update(connections).set(change).where(eq(connections.id, id))
}
