import { and, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { idempotencyKeys } from '../schema/audit.ts'

export type KeptAnswer = { requestHash: string; status: number | null; response: unknown; isStale: boolean }

/** Claims a key for a request. @returns null when it is ours now, else what is known of the request that has it. */
export async function claimIdempotencyKey(
  tx: Tx,
  input: { actorId: string; key: string; route: string; requestHash: string },
): Promise<KeptAnswer | null> {
  const claimed = await tx.insert(idempotencyKeys).values(input).onConflictDoNothing().returning({ key: idempotencyKeys.key })
  if (claimed.length > 0) return null
  const [kept] = await tx
    .select({
      requestHash: idempotencyKeys.requestHash,
      status: idempotencyKeys.status,
      response: idempotencyKeys.response,
      isStale: sql<boolean>`${idempotencyKeys.at} < now() - interval '2 minutes'`,
    })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.actorId, input.actorId), eq(idempotencyKeys.key, input.key)))
  return kept ?? null
}

export async function saveIdempotentAnswer(tx: Tx, actorId: string, key: string, status: number, response: unknown): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ status, response })
    .where(and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)))
}

/** Gives a key back: its request failed and may be tried again. */
export async function releaseIdempotencyKey(tx: Tx, actorId: string, key: string): Promise<void> {
  await tx.delete(idempotencyKeys).where(and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)))
}

export async function pruneIdempotencyKeys(tx: Tx, before: Date): Promise<void> {
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.at, before))
}
