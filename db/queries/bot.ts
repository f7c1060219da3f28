import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { type BotMemory, botMemorySchema } from '../../lib/bot/bot-memory.ts'
import type { ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { botSessions, botTaskVersions, botTurns } from '../schema/bot.ts'
import { entries } from '../schema/entries.ts'

export type TaskVersion = typeof botTaskVersions.$inferSelect
export type BotSession = typeof botSessions.$inferSelect
export type BotTurn = typeof botTurns.$inferSelect

/** The number of the newest version of the tasks; 0 before anybody saved one. By key, without the examples. */
export async function findNewestTaskVersion(tx: Tx): Promise<number> {
  const [row] = await tx.select({ version: botTaskVersions.version }).from(botTaskVersions).orderBy(desc(botTaskVersions.version)).limit(1)
  return row?.version ?? 0
}

export async function findTaskVersion(tx: Tx, version: number): Promise<TaskVersion | null> {
  const [row] = await tx.select().from(botTaskVersions).where(eq(botTaskVersions.version, version))
  return row ?? null
}

/** Saves the next version. @returns false when somebody else saved that number first. */
export async function insertTaskVersion(tx: Tx, row: typeof botTaskVersions.$inferInsert): Promise<boolean> {
  const added = await tx.insert(botTaskVersions).values(row).onConflictDoNothing().returning({ version: botTaskVersions.version })
  return added.length > 0
}

/** How far the bot is; null where it never spoke. What was kept in an older shape counts as never. */
export async function findBotSession(tx: Tx, conversationId: ConversationId): Promise<BotSession | null> {
  const [row] = await tx.select().from(botSessions).where(eq(botSessions.conversationId, conversationId))
  return row && botMemorySchema.safeParse(row.memory).success ? row : null
}

export async function saveBotSession(
  tx: Tx,
  row: { conversationId: ConversationId; state: BotSession['state']; memory: BotMemory; readPosition: string; updatedAt: Date },
): Promise<void> {
  const { conversationId: _, ...set } = row
  await tx.insert(botSessions).values(row).onConflictDoUpdate({ target: botSessions.conversationId, set })
}

/** Keeps a turn. @returns false when there was one for that entry: a job that came twice. */
export async function insertBotTurn(tx: Tx, row: typeof botTurns.$inferInsert): Promise<boolean> {
  const added = await tx.insert(botTurns).values(row).onConflictDoNothing().returning({ id: botTurns.id })
  return added.length > 0
}

/** What the bot did in a conversation, oldest first. */
export async function listBotTurns(tx: Tx, conversationId: ConversationId): Promise<BotTurn[]> {
  return tx.select().from(botTurns).where(eq(botTurns.conversationId, conversationId)).orderBy(asc(botTurns.id)).limit(200)
}

/** Whether a person wrote to the customer in a conversation, after a position where one is given. One index range. */
export async function hasPersonAnswered(tx: Tx, conversationId: ConversationId, after = ''): Promise<boolean> {
  const rows = await tx
    .select({ id: entries.id })
    .from(entries)
    .where(
      and(
        eq(entries.conversationId, conversationId),
        gt(entries.position, after),
        eq(entries.direction, 'out'),
        eq(entries.authorKind, 'agent'),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** What a customer said after a position, newest first: the burst that is read together is cut from it. */
export async function listInboundAfter(
  tx: Tx,
  input: { customerId: CustomerId; after: string; upTo: string; limit: number },
): Promise<(typeof entries.$inferSelect)[]> {
  return tx
    .select()
    .from(entries)
    .where(
      and(
        eq(entries.customerId, input.customerId),
        eq(entries.direction, 'in'),
        gt(entries.position, input.after),
        sql`${entries.position} <= ${input.upTo}`,
      ),
    )
    .orderBy(desc(entries.position))
    .limit(input.limit)
}

/** The turn that said an entry. By index over the conversation's few turns. */
export async function findTurnOfSent(tx: Tx, conversationId: ConversationId, sentEntryId: EntryId): Promise<BotTurn | null> {
  const [row] = await tx
    .select()
    .from(botTurns)
    .where(and(eq(botTurns.conversationId, conversationId), eq(botTurns.sentEntryId, sentEntryId)))
    .limit(1)
  return row ?? null
}
