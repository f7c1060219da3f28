import { and, asc, eq, gt, gte, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import {
  type AcknowledgementRule,
  acknowledgementTextsSchema,
  defaultAcknowledgementRule,
} from '../../lib/acknowledgements/acknowledgement-rule.ts'
import type { PromiseReason } from '../../lib/conversations/conversation-row.ts'
import type { ConnectionId, ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { MessageStatus } from '../../lib/core/vocabulary.ts'
import type { Tx } from '../client.ts'
import { acknowledgementRules, acknowledgements, answeredWaits, pitchNotices } from '../schema/acknowledgements.ts'
import { entries } from '../schema/entries.ts'
import { recordings } from '../schema/recordings.ts'
import { messageStatuses, sendAttempts } from '../schema/sending.ts'

/** The rule of a number, or what holds until somebody sets one. */
export async function readAcknowledgementRule(tx: Tx, connectionId: ConnectionId): Promise<AcknowledgementRule> {
  const [row] = await tx.select().from(acknowledgementRules).where(eq(acknowledgementRules.connectionId, connectionId))
  if (!row) return defaultAcknowledgementRule
  const { connectionId: _, ...rule } = row
  return { ...rule, texts: acknowledgementTextsSchema.parse(rule.texts) }
}

export async function saveAcknowledgementRule(tx: Tx, connectionId: ConnectionId, rule: AcknowledgementRule): Promise<void> {
  await tx
    .insert(acknowledgementRules)
    .values({ connectionId, ...rule })
    .onConflictDoUpdate({ target: acknowledgementRules.connectionId, set: rule })
}

/** Gives a number a rule that has none yet. */
export async function addAcknowledgementRule(tx: Tx, connectionId: ConnectionId, rule: AcknowledgementRule): Promise<void> {
  await tx
    .insert(acknowledgementRules)
    .values({ connectionId, ...rule })
    .onConflictDoNothing()
}

/** Numbers that acknowledge by themselves. */
export async function listAcknowledgingConnections(tx: Tx): Promise<ConnectionId[]> {
  const rows = await tx
    .select({ id: acknowledgementRules.connectionId })
    .from(acknowledgementRules)
    .where(eq(acknowledgementRules.isOn, true))
  return rows.map((row) => row.id)
}

/**
 * Claims the one acknowledgement of a period of waiting; one that failed was heard by nobody, and gives way.
 * @returns false when it went out before.
 */
export async function insertAcknowledgement(tx: Tx, row: typeof acknowledgements.$inferInsert): Promise<boolean> {
  const { conversationId: _, afterPosition: __, ...set } = row
  const added = await tx
    .insert(acknowledgements)
    .values(row)
    .onConflictDoUpdate({
      target: [acknowledgements.conversationId, acknowledgements.afterPosition],
      set,
      setWhere: wasSentAs(acknowledgements.entryId, ['failed']),
    })
    .returning({ entryId: acknowledgements.entryId })
  return added.length > 0
}

/**
 * What the customer of a conversation was promised and is still owed: of the acknowledgements since our last answer that
 * did not fail, the soonest. Two conversations that were joined have two.
 */
export async function findStandingPromise(
  tx: Tx,
  conversationId: ConversationId,
  since: string | null,
): Promise<{ promisedAt: Date; reason: PromiseReason } | null> {
  const [row] = await tx
    .select({ promisedAt: acknowledgements.promisedAt, reason: acknowledgements.reason })
    .from(entries)
    .innerJoin(acknowledgements, eq(acknowledgements.entryId, entries.id))
    .where(
      and(
        eq(entries.conversationId, conversationId),
        eq(entries.authorKind, 'system'),
        gt(entries.position, since ?? ''),
        ne(entries.status, 'failed'),
      ),
    )
    .orderBy(asc(acknowledgements.promisedAt))
    .limit(1)
  return row ?? null
}

/** Whether an entry was acknowledged, or that was tried: one that failed is a person's to send again. */
export async function wasAcknowledged(tx: Tx, conversationId: ConversationId, entryId: EntryId): Promise<boolean> {
  const rows = await tx
    .select({ entryId: acknowledgements.entryId })
    .from(acknowledgements)
    .where(and(eq(acknowledgements.conversationId, conversationId), eq(acknowledgements.toEntryId, entryId)))
    .limit(1)
  return rows.length > 0
}

/** Whether an entry is an acknowledgement that counts. */
export async function isAcknowledgement(tx: Tx, entryId: EntryId): Promise<boolean> {
  const [row] = await tx
    .select({ entryId: acknowledgements.entryId })
    .from(acknowledgements)
    .where(eq(acknowledgements.entryId, entryId))
    .limit(1)
  return row !== undefined
}

/** Notes that somebody who waited was answered. */
export async function insertAnsweredWait(tx: Tx, row: typeof answeredWaits.$inferInsert): Promise<void> {
  await tx.insert(answeredWaits).values(row).onConflictDoNothing()
}

/** Conversations that wait for a person to listen or read and answer, without the one that asks. Walks those that wait. */
export async function countQueue(tx: Tx, except: ConversationId): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select id from conversations where tier = 'async_voice' and status = 'open' and waiting_since is not null and merged_into_id is null
      union
      select id from conversations where promised_at is not null and status = 'open' and waiting_since is not null and merged_into_id is null
    ) queue where id <> ${except}`)
  return row?.count ?? 0
}

/** Answers to what that queue holds, since an instant: how many, and when the first of them was. */
export async function countQueueAnswers(tx: Tx, since: Date): Promise<{ count: number; firstAt: Date | null }> {
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      firstAt: sql<Date | null>`min(${answeredWaits.answeredAt})`.mapWith(answeredWaits.answeredAt),
    })
    .from(answeredWaits)
    .where(
      and(gte(answeredWaits.answeredAt, since), sql`(${answeredWaits.tier} = 'async_voice' or ${answeredWaits.promisedAt} is not null)`),
    )
  return { count: row?.count ?? 0, firstAt: row?.firstAt ?? null }
}

/**
 * Claims the telling of a customer that pitch is measured. A message that failed, or of which nobody knows whether it
 * arrived, told nothing: another may. @returns false when they were told, or are being told, before.
 */
export async function insertPitchNotice(tx: Tx, row: typeof pitchNotices.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(pitchNotices)
    .values(row)
    .onConflictDoUpdate({
      target: [pitchNotices.customerId, pitchNotices.switchedOnAt, pitchNotices.language],
      set: { entryId: row.entryId },
      setWhere: wasSentAs(pitchNotices.entryId, ['failed', 'unknown']),
    })
    .returning({ entryId: pitchNotices.entryId })
  return added.length > 0
}

/**
 * When the notice about measuring pitch reached a customer's phone, by the provider's word; null while it has not.
 * @param switchedOnAt which time of switching it on the notice belongs to
 * @param language what it must have been said in (a base tag); null where any will do
 */
export async function findPitchNoticeArrival(
  tx: Tx,
  customerId: CustomerId,
  switchedOnAt: Date,
  language: string | null,
): Promise<Date | null> {
  const [row] = await tx
    .select({ at: sql<Date | null>`min(${messageStatuses.at})`.mapWith(messageStatuses.at) })
    .from(pitchNotices)
    .innerJoin(sendAttempts, eq(sendAttempts.entryId, pitchNotices.entryId))
    .innerJoin(
      messageStatuses,
      and(eq(messageStatuses.connectionId, sendAttempts.connectionId), eq(messageStatuses.providerId, sendAttempts.providerId)),
    )
    .where(
      and(
        eq(pitchNotices.customerId, customerId),
        eq(pitchNotices.switchedOnAt, switchedOnAt),
        language === null ? undefined : sql`split_part(${pitchNotices.language}, '-', 1) = ${language}`,
        inArray(messageStatuses.status, ['delivered', 'read']),
      ),
    )
  return row?.at ?? null
}

/** Whether the entry that a column names has one of these statuses. */
function wasSentAs(entryId: PgColumn, statuses: MessageStatus[]): SQL {
  return sql`exists (select 1 from ${entries} where ${entries.id} = ${entryId} and ${inArray(entries.status, statuses)})`
}

/** Whether an entry's sound is still being written down. */
export async function isBeingTranscribed(tx: Tx, entryId: EntryId): Promise<boolean> {
  const [row] = await tx
    .select({ mediaId: recordings.mediaId })
    .from(recordings)
    .where(and(eq(recordings.entryId, entryId), inArray(recordings.transcriptState, ['waiting', 'working'])))
    .limit(1)
  return row !== undefined
}
