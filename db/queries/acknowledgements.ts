import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import type { AcknowledgementRule } from '../../lib/acknowledgements/acknowledgement-rule.ts'
import { defaultAcknowledgementRule } from '../../lib/acknowledgements/acknowledgement-rule.ts'
import type { ConnectionId, ConversationId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { acknowledgementRules, acknowledgements, answeredWaits, pitchNotices } from '../schema/acknowledgements.ts'
import { recordings } from '../schema/recordings.ts'

/** The rule of a number, or what holds until somebody sets one. */
export async function readAcknowledgementRule(tx: Tx, connectionId: ConnectionId): Promise<AcknowledgementRule> {
  const [row] = await tx.select().from(acknowledgementRules).where(eq(acknowledgementRules.connectionId, connectionId))
  if (!row) return defaultAcknowledgementRule
  const { connectionId: _, ...rule } = row
  return rule
}

export async function saveAcknowledgementRule(tx: Tx, connectionId: ConnectionId, rule: AcknowledgementRule): Promise<void> {
  await tx
    .insert(acknowledgementRules)
    .values({ connectionId, ...rule })
    .onConflictDoUpdate({ target: acknowledgementRules.connectionId, set: rule })
}

/** Numbers that acknowledge by themselves. */
export async function listAcknowledgingConnections(tx: Tx): Promise<ConnectionId[]> {
  const rows = await tx
    .select({ id: acknowledgementRules.connectionId })
    .from(acknowledgementRules)
    .where(eq(acknowledgementRules.isOn, true))
  return rows.map((row) => row.id)
}

/** Claims the one acknowledgement of a period of waiting. @returns false when it went out before. */
export async function insertAcknowledgement(tx: Tx, row: typeof acknowledgements.$inferInsert): Promise<boolean> {
  const added = await tx.insert(acknowledgements).values(row).onConflictDoNothing().returning({ entryId: acknowledgements.entryId })
  return added.length > 0
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

/** Claims the telling of a customer that pitch is measured. @returns false when they were told before. */
export async function insertPitchNotice(tx: Tx, row: { customerId: CustomerId; switchedOnAt: Date; entryId: EntryId }): Promise<boolean> {
  const added = await tx.insert(pitchNotices).values(row).onConflictDoNothing().returning({ entryId: pitchNotices.entryId })
  return added.length > 0
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
