import { and, asc, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { ConversationFilter } from '../../lib/conversations/conversation-filter.ts'
import type { ConversationListItem, ConversationRow } from '../../lib/conversations/conversation-row.ts'
import type { AgentId, ConnectionId, ConversationId, CustomerId } from '../../lib/core/ids.ts'
import { customerName } from '../../lib/customers/describe-customer.ts'
import type { Tx } from '../client.ts'
import { conversationReads, conversations, replyWindows } from '../schema/conversations.ts'
import { customers } from '../schema/customers.ts'
import { matchesCustomer } from './customers.ts'

export type ConversationRecord = typeof conversations.$inferSelect

/** The going-on conversation of a customer, else the latest resolved one; locked for this transaction. */
export async function findLatestConversation(tx: Tx, customerId: CustomerId): Promise<ConversationRecord | null> {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.customerId, customerId), isNull(conversations.mergedIntoId)))
    .orderBy(sql`${conversations.status} = 'resolved'`, desc(conversations.openedAt), desc(conversations.id))
    .limit(1)
    .for('update')
  return row ?? null
}

/** Follows the signpost of a joined conversation; null when there is none with that id. */
export async function findConversation(tx: Tx, id: ConversationId, lock?: 'for update'): Promise<ConversationRecord | null> {
  const query = tx.select().from(conversations).where(eq(conversations.id, id))
  const [row] = lock ? await query.for('update') : await query
  if (row?.mergedIntoId) return findConversation(tx, row.mergedIntoId, lock)
  return row ?? null
}

export async function insertConversation(tx: Tx, row: typeof conversations.$inferInsert): Promise<void> {
  await tx.insert(conversations).values(row)
}

export async function updateConversation(
  tx: Tx,
  id: ConversationId,
  change: { [K in keyof ConversationRecord]?: ConversationRecord[K] | SQL },
): Promise<void> {
  await tx.update(conversations).set(change).where(eq(conversations.id, id))
}

const rowColumns = {
  id: conversations.id,
  customerId: conversations.customerId,
  channel: conversations.channel,
  connectionId: conversations.connectionId,
  status: conversations.status,
  tier: conversations.tier,
  priority: conversations.priority,
  assigneeId: conversations.assigneeId,
  labels: conversations.labels,
  preview: conversations.preview,
  openedAt: conversations.openedAt,
  lastActivityAt: conversations.lastActivityAt,
  waitingSince: conversations.waitingSince,
  promisedAt: conversations.promisedAt,
  promiseReason: conversations.promiseReason,
  snoozedUntil: conversations.snoozedUntil,
  resolvedAt: conversations.resolvedAt,
  lastInboundPosition: conversations.lastInboundPosition,
  windowClosesAt: replyWindows.closesAt,
  name: customers.name,
  profileName: customers.profileName,
  username: customers.username,
  phone: customers.phone,
}

type RawRow = {
  [K in keyof Omit<
    ConversationRow,
    'customerName' | 'openedAt' | 'lastActivityAt' | 'waitingSince' | 'promisedAt' | 'windowClosesAt' | 'snoozedUntil' | 'resolvedAt'
  >]: ConversationRow[K]
} & {
  openedAt: Date
  lastActivityAt: Date
  waitingSince: Date | null
  promisedAt: Date | null
  windowClosesAt: Date | null
  snoozedUntil: Date | null
  resolvedAt: Date | null
  name: string | null
  profileName: string | null
  username: string | null
  phone: string | null
}

function toRow({ name, profileName, username, phone, ...row }: RawRow): ConversationRow {
  return {
    ...row,
    customerName: customerName({ name, profileName, username, phone }),
    openedAt: row.openedAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    waitingSince: row.waitingSince?.toISOString() ?? null,
    promisedAt: row.promisedAt?.toISOString() ?? null,
    windowClosesAt: row.windowClosesAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  }
}

function selectRows(tx: Tx) {
  return tx
    .select(rowColumns)
    .from(conversations)
    .innerJoin(customers, eq(customers.id, conversations.customerId))
    .leftJoin(
      replyWindows,
      and(eq(replyWindows.customerId, conversations.customerId), eq(replyWindows.connectionId, conversations.connectionId)),
    )
}

/** List rows by id, as events carry them. */
export async function listConversationRows(tx: Tx, ids: ConversationId[]): Promise<ConversationRow[]> {
  if (ids.length === 0) return []
  const rows = await selectRows(tx).where(and(inArray(conversations.id, ids), isNull(conversations.mergedIntoId)))
  return rows.map(toRow)
}

export type ConversationCursor = { at: string; id: string }

/**
 * The inbox list, newest activity first: one index range of `limit` rows by the narrowest filter, joined by key to
 * name, window and the reader's position. O(log n + limit), except with `q`, which starts from the search indexes.
 */
export async function listConversations(
  tx: Tx,
  input: { filter: ConversationFilter; me: AgentId | null; after: ConversationCursor | null; limit: number },
): Promise<{ items: ConversationListItem[]; next: ConversationCursor | null }> {
  const at = sql<string>`to_char(${conversations.lastActivityAt} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  const rows = await tx
    .select({ ...rowColumns, readPosition: conversationReads.position, cursorAt: at })
    .from(conversations)
    .innerJoin(customers, eq(customers.id, conversations.customerId))
    .leftJoin(
      replyWindows,
      and(eq(replyWindows.customerId, conversations.customerId), eq(replyWindows.connectionId, conversations.connectionId)),
    )
    .leftJoin(
      conversationReads,
      and(eq(conversationReads.conversationId, conversations.id), eq(conversationReads.agentId, input.me ?? nobody)),
    )
    .where(
      and(
        isNull(conversations.mergedIntoId),
        ...filterConditions(input.filter, input.me),
        input.after
          ? sql`(${conversations.lastActivityAt}, ${conversations.id}) < (${input.after.at}::timestamptz, ${input.after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
    .limit(input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map(({ readPosition, cursorAt: _, ...row }) => ({ ...toRow(row), readPosition })),
    next: last ? { at: last.cursorAt, id: last.id } : null,
  }
}

const nobody = '00000000-0000-0000-0000-000000000000' as AgentId // the nil UUID: matches no agent

function filterConditions(filter: ConversationFilter, me: AgentId | null): (SQL | undefined)[] {
  return [
    filter.status ? eq(conversations.status, filter.status) : undefined,
    filter.tier ? eq(conversations.tier, filter.tier) : undefined,
    filter.channel ? eq(conversations.channel, filter.channel) : undefined,
    filter.assignee === 'none' ? isNull(conversations.assigneeId) : undefined,
    filter.assignee === 'me' ? eq(conversations.assigneeId, me ?? nobody) : undefined,
    filter.assignee && filter.assignee !== 'me' && filter.assignee !== 'none' ? eq(conversations.assigneeId, filter.assignee) : undefined,
    filter.unread ? sql`${conversations.lastInboundPosition} > coalesce(${conversationReads.position}, '')` : undefined,
    filter.q ? matchesSearch(filter.q) : undefined,
  ]
}

/**
 * Name, username or number of the customer, or words of an entry or of what is said in its files; each word may be the
 * beginning of one.
 */
function matchesSearch(q: string): SQL {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const byCustomer = sql`${conversations.customerId} in (select id from customers where ${matchesCustomer(q)})`
  if (words.length === 0) return byCustomer
  const query = words.map((word) => `${word}:*`).join(' & ')
  return sql`(${byCustomer} or ${conversations.id} in (
    select conversation_id from entries
    where to_tsvector('simple', middenweg_fold(coalesce(text, ''))) @@ to_tsquery('simple', middenweg_fold(${query})) and not is_deleted)
    or ${conversations.id} in (${transcriptsWith(query)}))`
}

/**
 * Selects the conversations in whose files the words of a text query (`to_tsquery`) are said, in the version of the
 * transcript that counts. Voice notes have them as their own text too; audio files and videos have a caption there.
 */
export function transcriptsWith(query: string): SQL {
  return sql`select e.conversation_id
    from transcripts t join recordings r on r.media_id = t.media_id join entries e on e.id = r.entry_id
    where to_tsvector('simple', middenweg_fold(t.text)) @@ to_tsquery('simple', middenweg_fold(${query})) and not e.is_deleted
      and not exists (select 1 from transcripts newer where newer.media_id = t.media_id and newer.version > t.version)`
}

/** One conversation as a reader sees it. */
export async function findConversationListItem(tx: Tx, id: ConversationId, me: AgentId | null): Promise<ConversationListItem | null> {
  const [[row], [read]] = await Promise.all([
    listConversationRows(tx, [id]),
    tx
      .select({ position: conversationReads.position })
      .from(conversationReads)
      .where(and(eq(conversationReads.conversationId, id), eq(conversationReads.agentId, me ?? nobody))),
  ])
  return row ? { ...row, readPosition: read?.position ?? null } : null
}

/** The numbers beside the views. Counting stops at 1,000 each, which the screen shows as "999+". */
export async function countConversations(
  tx: Tx,
  me: AgentId | null,
): Promise<{ open: number; mine: number; unassigned: number; unread: number; snoozed: number }> {
  const capped = (condition: SQL) =>
    sql<number>`(select count(*)::int from (select 1 from conversations c where c.merged_into_id is null and ${condition} limit 1000) few)`
  const mine = me ?? nobody
  const rows = await tx.execute<{ open: number; mine: number; unassigned: number; unread: number; snoozed: number }>(sql`select
    ${capped(sql`c.status = 'open'`)} as open,
    ${capped(sql`c.status = 'open' and c.assignee_id = ${mine}`)} as mine,
    ${capped(sql`c.status = 'open' and c.assignee_id is null`)} as unassigned,
    ${capped(sql`c.status = 'snoozed'`)} as snoozed,
    (select count(*)::int from (select 1 from conversations c
       left join conversation_reads r on r.conversation_id = c.id and r.agent_id = ${mine}
       where c.merged_into_id is null and c.status = 'open' and c.last_inbound_position > coalesce(r.position, '') limit 1000) few) as unread`)
  return rows[0] ?? { open: 0, mine: 0, unassigned: 0, unread: 0, snoozed: 0 }
}

/** Moves a reader forward, never back. @returns whether it moved. */
export async function saveReadPosition(tx: Tx, agentId: AgentId, conversationId: ConversationId, position: string): Promise<boolean> {
  const moved = await tx
    .insert(conversationReads)
    .values({ agentId, conversationId, position })
    .onConflictDoUpdate({
      target: [conversationReads.agentId, conversationReads.conversationId],
      set: { position },
      setWhere: sql`${conversationReads.position} < excluded.position`,
    })
    .returning({ position: conversationReads.position })
  return moved.length > 0
}

/** Opens or prolongs the reply window: it only ever moves later, whatever order messages arrive in (whatsapp-messages.md 7.1). */
export async function prolongWindow(
  tx: Tx,
  input: { customerId: CustomerId; connectionId: ConnectionId; closesAt: Date; providerId: string },
): Promise<void> {
  await tx
    .insert(replyWindows)
    .values({
      customerId: input.customerId,
      connectionId: input.connectionId,
      closesAt: input.closesAt,
      lastInboundProviderId: input.providerId,
    })
    .onConflictDoUpdate({
      target: [replyWindows.customerId, replyWindows.connectionId],
      set: {
        closesAt: sql`excluded.closes_at`,
        lastInboundProviderId: sql`excluded.last_inbound_provider_id`,
      },
      setWhere: sql`excluded.closes_at >= ${replyWindows.closesAt}`,
    })
}

export async function findWindow(tx: Tx, customerId: CustomerId, connectionId: ConnectionId) {
  const [row] = await tx
    .select()
    .from(replyWindows)
    .where(and(eq(replyWindows.customerId, customerId), eq(replyWindows.connectionId, connectionId)))
  return row ?? null
}

export async function listWindows(tx: Tx, customerId: CustomerId) {
  return tx.select().from(replyWindows).where(eq(replyWindows.customerId, customerId)).orderBy(asc(replyWindows.connectionId))
}

/**
 * Notes that the provider refused a free-form message: whatever we thought, the window was closed by then. A window that
 * the customer opened after that stays open, also when the refusal is heard of late.
 */
export async function closeWindow(tx: Tx, customerId: CustomerId, connectionId: ConnectionId, at: Date): Promise<void> {
  await tx
    .update(replyWindows)
    .set({ closesAt: sql`least(${replyWindows.closesAt}, ${at.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(replyWindows.customerId, customerId),
        eq(replyWindows.connectionId, connectionId),
        sql`${replyWindows.closesAt} - interval '24 hours' <= ${at.toISOString()}::timestamptz`,
      ),
    )
}

/** Opens a free entry point's 72 hours, as the provider's pricing told us. */
export async function saveFreeUntil(tx: Tx, customerId: CustomerId, connectionId: ConnectionId, until: Date): Promise<void> {
  await tx
    .update(replyWindows)
    .set({ freeUntil: sql`greatest(${replyWindows.freeUntil}, ${until.toISOString()}::timestamptz)` })
    .where(and(eq(replyWindows.customerId, customerId), eq(replyWindows.connectionId, connectionId)))
}

export async function saveMarkedRead(tx: Tx, customerId: CustomerId, connectionId: ConnectionId, providerId: string): Promise<void> {
  await tx
    .update(replyWindows)
    .set({ markedReadProviderId: providerId })
    .where(and(eq(replyWindows.customerId, customerId), eq(replyWindows.connectionId, connectionId)))
}

/** Snoozed conversations whose time has come, opened again. */
export async function wakeSnoozed(tx: Tx): Promise<ConversationId[]> {
  const rows = await tx
    .update(conversations)
    .set({ status: 'open', snoozedUntil: null })
    .where(and(eq(conversations.status, 'snoozed'), sql`${conversations.snoozedUntil} <= now()`))
    .returning({ id: conversations.id })
  return rows.map((row) => row.id)
}

/** Earlier conversations for the customer panel. */
export async function listConversationsOfCustomer(tx: Tx, customerId: CustomerId, limit: number) {
  return tx
    .select({
      id: conversations.id,
      status: conversations.status,
      tier: conversations.tier,
      channel: conversations.channel,
      openedAt: conversations.openedAt,
      resolvedAt: conversations.resolvedAt,
    })
    .from(conversations)
    .where(and(eq(conversations.customerId, customerId), isNull(conversations.mergedIntoId)))
    .orderBy(desc(conversations.openedAt))
    .limit(limit)
}

/** Ids of a customer's conversations that are not resolved: whose list rows show the customer's name. */
export async function listOpenConversationIds(tx: Tx, customerIds: CustomerId[]): Promise<ConversationId[]> {
  if (customerIds.length === 0) return []
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(inArray(conversations.customerId, customerIds), isNull(conversations.mergedIntoId), ne(conversations.status, 'resolved')))
  return rows.map((row) => row.id)
}
