import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { CannedReplyFields } from '../../lib/canned-replies/canned-reply.ts'
import type { AgentId, CannedReplyId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { agents } from '../schema/agents.ts'
import { cannedReplies } from '../schema/canned-replies.ts'

export type CannedReplyRecord = typeof cannedReplies.$inferSelect & { changedBy: string | null }

/** Where a page goes on: after this shortcut (in lower case) in this language. */
export type CannedReplyPlace = { shortcut: string; language: string }

const key = sql<string>`lower(${cannedReplies.shortcut})`

/** By shortcut, then language: `canned_replies_key`. */
export async function listCannedReplies(
  tx: Tx,
  input: { language: string | null; after: CannedReplyPlace | null; limit: number },
): Promise<CannedReplyRecord[]> {
  return selectReplies(
    tx,
    and(
      input.language === null ? undefined : eq(cannedReplies.language, input.language),
      input.after === null
        ? undefined
        : or(gt(key, input.after.shortcut), and(eq(key, input.after.shortcut), gt(cannedReplies.language, input.after.language))),
    ),
  )
    .orderBy(asc(key), asc(cannedReplies.language))
    .limit(input.limit)
}

/** Replies in a language, whatever the region: those an answer can be made of. */
export async function listRepliesToAnswerIn(tx: Tx, baseLanguage: string, limit: number): Promise<CannedReplyRecord[]> {
  return selectReplies(tx, sql`split_part(${cannedReplies.language}, '-', 1) = ${baseLanguage}`).orderBy(asc(key)).limit(limit)
}

export async function findCannedReply(tx: Tx, id: CannedReplyId): Promise<CannedReplyRecord | null> {
  const [row] = await selectReplies(tx, eq(cannedReplies.id, id))
  return row ?? null
}

/** @returns false when there is one of this shortcut in this language. */
export async function insertCannedReply(
  tx: Tx,
  row: CannedReplyFields & { id: CannedReplyId; changedById: AgentId | null },
): Promise<boolean> {
  const added = await tx.insert(cannedReplies).values(row).onConflictDoNothing().returning({ id: cannedReplies.id })
  return added.length > 0
}

/** @throws PostgresError 23505 when there is another of this shortcut in this language. */
export async function updateCannedReply(
  tx: Tx,
  id: CannedReplyId,
  change: Partial<CannedReplyFields> & { changedById: AgentId | null },
): Promise<boolean> {
  const changed = await tx
    .update(cannedReplies)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(cannedReplies.id, id))
    .returning({ id: cannedReplies.id })
  return changed.length > 0
}

export async function deleteCannedReply(tx: Tx, id: CannedReplyId): Promise<CannedReplyFields | null> {
  const [row] = await tx.delete(cannedReplies).where(eq(cannedReplies.id, id)).returning()
  return row ?? null
}

function selectReplies(tx: Tx, where: SQL | undefined) {
  return tx
    .select({
      id: cannedReplies.id,
      title: cannedReplies.title,
      shortcut: cannedReplies.shortcut,
      text: cannedReplies.text,
      language: cannedReplies.language,
      changedById: cannedReplies.changedById,
      createdAt: cannedReplies.createdAt,
      updatedAt: cannedReplies.updatedAt,
      changedBy: agents.name,
    })
    .from(cannedReplies)
    .leftJoin(agents, eq(agents.id, cannedReplies.changedById))
    .where(where)
}
