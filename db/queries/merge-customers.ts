import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { newId } from '../../lib/core/clock.server.ts'
import type { ConversationId, CustomerId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { conversationReads, conversations, replyWindows } from '../schema/conversations.ts'
import { customerMerges, customers, identities } from '../schema/customers.ts'
import { entries, messageChanges, reactions } from '../schema/entries.ts'
import { media } from '../schema/media.ts'
import { recordings } from '../schema/recordings.ts'
import { sendAttempts } from '../schema/sending.ts'
import type { ConversationRecord } from './conversations.ts'
import { type CustomerRow, savePhone } from './customers.ts'

/**
 * Moves everything of one customer to another and leaves a signpost; when both have a conversation going on, the
 * younger one's entries join the older. Recorded in `customer_merges` so that it can be undone.
 * @returns both as they were before, and whether each had a timeline of its own.
 */
export async function mergeCustomerRows(
  tx: Tx,
  fromId: CustomerId,
  intoId: CustomerId,
  because: string,
): Promise<{ conversationIds: ConversationId[]; from: CustomerRow; into: CustomerRow; bothWereKnown: boolean }> {
  const locked = await tx
    .select()
    .from(customers)
    .where(inArray(customers.id, [fromId, intoId]))
    .orderBy(asc(customers.id))
    .for('update')
  const from = locked.find((row) => row.id === fromId)
  const into = locked.find((row) => row.id === intoId)
  if (!from || !into) throw new Error('both customers of a merge must exist')
  const bothWereKnown = await haveTimelines(tx, fromId, intoId)
  const joined = await joinOpenConversations(tx, fromId, intoId)
  const movedIdentities = await tx
    .update(identities)
    .set({ customerId: intoId })
    .where(eq(identities.customerId, fromId))
    .returning({ id: identities.id })
  const movedConversations = await tx
    .update(conversations)
    .set({ customerId: intoId })
    .where(eq(conversations.customerId, fromId))
    .returning({ id: conversations.id })
  await tx.update(entries).set({ customerId: intoId }).where(eq(entries.customerId, fromId))
  await tx
    .update(entries)
    .set({ authorId: intoId })
    .where(and(eq(entries.customerId, intoId), eq(entries.authorKind, 'customer'), eq(entries.authorId, fromId)))
  await tx.update(messageChanges).set({ customerId: intoId }).where(eq(messageChanges.customerId, fromId))
  await tx.update(media).set({ customerId: intoId }).where(eq(media.customerId, fromId))
  await tx.update(recordings).set({ customerId: intoId }).where(eq(recordings.customerId, fromId))
  await tx.update(sendAttempts).set({ customerId: intoId }).where(eq(sendAttempts.customerId, fromId))
  await tx.execute(sql`
    insert into reply_windows (customer_id, connection_id, closes_at, free_until, last_inbound_provider_id, marked_read_provider_id)
    select ${intoId}::uuid, connection_id, closes_at, free_until, last_inbound_provider_id, marked_read_provider_id from reply_windows where customer_id = ${fromId}
    on conflict (customer_id, connection_id) do update set
      last_inbound_provider_id = case when excluded.closes_at > reply_windows.closes_at then excluded.last_inbound_provider_id else reply_windows.last_inbound_provider_id end,
      closes_at = greatest(reply_windows.closes_at, excluded.closes_at),
      free_until = greatest(reply_windows.free_until, excluded.free_until)`)
  await tx.delete(replyWindows).where(eq(replyWindows.customerId, fromId))
  await tx.execute(sql`
    delete from reactions r where author_kind = 'customer' and author_id = ${fromId}
      and exists (select 1 from reactions o where o.connection_id = r.connection_id and o.target_provider_id = r.target_provider_id
                    and o.author_kind = 'customer' and o.author_id = ${intoId} and o.position >= r.position)`)
  await tx.execute(sql`
    delete from reactions o where author_kind = 'customer' and author_id = ${intoId}
      and exists (select 1 from reactions r where r.connection_id = o.connection_id and r.target_provider_id = o.target_provider_id
                    and r.author_kind = 'customer' and r.author_id = ${fromId})`)
  await tx
    .update(reactions)
    .set({ authorId: intoId })
    .where(and(eq(reactions.authorKind, 'customer'), eq(reactions.authorId, fromId)))
  await tx.execute(sql`
    update customers i set
      profile_name = case when coalesce(f.profile_at > i.profile_at, true) then coalesce(f.profile_name, i.profile_name) else coalesce(i.profile_name, f.profile_name) end,
      username = case when coalesce(f.profile_at > i.profile_at, true) then coalesce(f.username, i.username) else coalesce(i.username, f.username) end,
      profile_at = greatest(i.profile_at, f.profile_at),
      created_at = least(i.created_at, f.created_at),
      name = coalesce(i.name, f.name), email = coalesce(i.email, f.email),
      marketing_stopped_at = greatest(i.marketing_stopped_at, f.marketing_stopped_at)
    from customers f where i.id = ${intoId} and f.id = ${fromId}`)
  await savePhone(tx, intoId)
  await tx.execute(sql`
    insert into pitch_notices (customer_id, switched_on_at, language, entry_id)
    select ${intoId}::uuid, switched_on_at, language, entry_id from pitch_notices where customer_id = ${fromId}
    -- Whoever was told as one of the two was told; a message that failed told nobody.
    on conflict (customer_id, switched_on_at, language) do update set entry_id = excluded.entry_id
      where exists (select 1 from entries e where e.id = pitch_notices.entry_id and e.status in ('failed', 'unknown'))`)
  await tx.update(customers).set({ mergedIntoId: intoId }).where(eq(customers.id, fromId))
  await tx.insert(customerMerges).values({
    id: newId(),
    fromId,
    intoId,
    because,
    moved: {
      identityIds: movedIdentities.map((row) => row.id),
      conversationIds: movedConversations.map((row) => row.id),
      joinedConversation: joined,
    },
  })
  const conversationIds = movedConversations.map((row) => row.id)
  return { conversationIds: joined ? [...conversationIds, joined.from, joined.into] : conversationIds, from, into, bothWereKnown }
}

async function haveTimelines(tx: Tx, one: CustomerId, other: CustomerId): Promise<boolean> {
  const [row] = await tx.execute<{ both: boolean }>(sql`
    select exists (select 1 from entries where customer_id = ${one}) and exists (select 1 from entries where customer_id = ${other}) as both`)
  return row?.both ?? false
}

async function joinOpenConversations(
  tx: Tx,
  fromId: CustomerId,
  intoId: CustomerId,
): Promise<{ from: ConversationId; into: ConversationId } | null> {
  const open = await tx
    .select()
    .from(conversations)
    .where(and(inArray(conversations.customerId, [fromId, intoId]), sql`${conversations.status} <> 'resolved'`))
    .orderBy(asc(conversations.openedAt), asc(conversations.id))
    .for('update')
  const [older, younger] = open
  if (!older || !younger) return null
  await tx.update(entries).set({ conversationId: older.id }).where(eq(entries.conversationId, younger.id))
  await tx
    .update(conversations)
    .set({ status: 'resolved', mergedIntoId: older.id, resolvedAt: sql`now()` })
    .where(eq(conversations.id, younger.id))
  await tx.execute(sql`
    update conversations o set
      status = case when 'open' in (o.status, ${younger.status}) then 'open' else o.status end,
      snoozed_until = case when 'open' in (o.status, ${younger.status}) then null else o.snoozed_until end,
      last_activity_at = greatest(o.last_activity_at, y.last_activity_at),
      preview = case when y.last_position > coalesce(o.last_position, '') then y.preview else o.preview end,
      connection_id = case when y.last_inbound_position > coalesce(o.last_inbound_position, '') then y.connection_id else o.connection_id end,
      channel = case when y.last_inbound_position > coalesce(o.last_inbound_position, '') then y.channel else o.channel end,
      last_position = greatest(o.last_position, y.last_position),
      last_inbound_position = greatest(o.last_inbound_position, y.last_inbound_position),
      last_answer_position = greatest(o.last_answer_position, y.last_answer_position),
      -- Whoever waited in either waits still, unless an answer in the other came later.
      waiting_since = (select min(occurred_at) from entries e where e.conversation_id = o.id and e.direction = 'in'
        and e.position > coalesce(greatest(o.last_answer_position, y.last_answer_position), '')),
      labels = (select coalesce(array_agg(distinct label order by label), '{}') from unnest(o.labels || y.labels) label),
      assignee_id = coalesce(o.assignee_id, y.assignee_id),
      -- Both promises stand; the sooner one is the target.
      promised_at = least(o.promised_at, y.promised_at),
      promise_reason = case when o.promised_at <= coalesce(y.promised_at, 'infinity') then o.promise_reason else y.promise_reason end
    from conversations y where o.id = ${older.id} and y.id = ${younger.id}`)
  await tx
    .update(conversations)
    .set({ promisedAt: null, promiseReason: null })
    .where(and(eq(conversations.id, older.id), isNull(conversations.waitingSince)))
  await joinReads(tx, older, younger)
  return { from: younger.id, into: older.id }
}

/**
 * How far each agent has read the joined conversation: to the end where they had read both to the end, else no further
 * than where they stopped in one of them, so that nothing unread is hidden.
 */
async function joinReads(tx: Tx, older: ConversationRecord, younger: ConversationRecord): Promise<void> {
  await tx.execute(sql`
    insert into conversation_reads (agent_id, conversation_id, position)
    select agent_id, ${older.id}::uuid,
      case when o >= ${older.lastInboundPosition ?? ''} and y >= ${younger.lastInboundPosition ?? ''} then greatest(o, y)
           when o >= ${older.lastInboundPosition ?? ''} then y
           when y >= ${younger.lastInboundPosition ?? ''} then o
           else least(o, y) end
    from (select agent_id,
            coalesce(max(position) filter (where conversation_id = ${older.id}), '') as o,
            coalesce(max(position) filter (where conversation_id = ${younger.id}), '') as y
          from conversation_reads where conversation_id in (${older.id}, ${younger.id}) group by agent_id) reads
    on conflict (agent_id, conversation_id) do update set position = excluded.position`)
  await tx.delete(conversationReads).where(eq(conversationReads.conversationId, younger.id))
}
