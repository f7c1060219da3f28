import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query'
import { agentQueries } from '../agents/agent-queries.ts'
import { connectionQueries } from '../connections/connection-queries.ts'
import { applyRead, applyRowChanged, type ConversationList, findRow, removeRow } from '../conversations/apply-conversation-event.ts'
import { applyCounts } from '../conversations/apply-counts.ts'
import type { ConversationFilter } from '../conversations/conversation-filter.ts'
import { conversationQueries } from '../conversations/conversation-queries.ts'
import type { ConversationListItem, ConversationRow } from '../conversations/conversation-row.ts'
import { unreachable } from '../core/errors.ts'
import type { AgentId, ConversationId, CustomerId } from '../core/ids.ts'
import { applyRowToCustomer } from '../customers/apply-row-to-customer.ts'
import type { Customer, CustomerDetail } from '../customers/customer.ts'
import { customerQueries } from '../customers/customer-queries.ts'
import { ingestAlarmKey } from '../ingest/ingest-alarm.ts'
import { templateQueries } from '../messages/template-queries.ts'
import { priceQueries } from '../pricing/price-queries.ts'
import { saveEntry } from '../timeline/save-entry.client.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { timelineQueries } from '../timeline/timeline-queries.ts'
import { isAttended, tellRead } from './attention.client.ts'
import type { AppEvent } from './events.ts'
import { countTold, noteTold, wasToldAfter } from './told.client.ts'

/**
 * Applies events to everything the query cache holds, in order, as one repaint.
 * The rules are pure functions beside their subjects; this only finds the views an event is about.
 */
export function applyEvents(cache: QueryClient, events: readonly AppEvent[], me: AgentId): void {
  notifyManager.batch(() => {
    for (const event of events) applyEvent(cache, event, me)
  })
}

function applyEvent(cache: QueryClient, event: AppEvent, me: AgentId): void {
  switch (event.type) {
    case 'conversation.changed':
      noteTold(cache, event.row.id)
      return applyRow(cache, event.row, me)
    case 'conversation.removed':
      return removeConversation(cache, event.conversationId)
    case 'conversation.read':
      return event.agentId === me ? applyReadPosition(cache, event.conversationId, event.position, me) : undefined
    case 'entry.saved':
      return applyEntry(cache, event.entry)
    case 'customer.changed':
      return applyCustomer(cache, event.customer)
    case 'customer.merged':
      return applyMerge(cache, event.fromId)
    case 'agents.changed':
      return fetchAgain(cache, agentQueries.all)
    case 'templates.changed':
      return fetchAgain(cache, [...templateQueries.all, event.connectionId])
    case 'connections.changed':
      return fetchAgain(cache, connectionQueries.all)
    case 'rates.changed':
      return fetchAgain(cache, priceQueries.all)
    case 'ingest.alarm':
      cache.setQueryData(ingestAlarmKey, event)
      return
    default:
      return unreachable(event)
  }
}

/**
 * Asks for a change of a conversation and shows the row that is answered as the event does for everybody else, unless an
 * event told of the conversation meanwhile: what it said is newer.
 */
export async function requestRow(cache: QueryClient, me: AgentId, ask: () => Promise<ConversationRow>): Promise<void> {
  const asked = countTold(cache)
  const row = await ask()
  if (!wasToldAfter(cache, row.id, asked)) notifyManager.batch(() => applyRow(cache, row, me))
}

function applyRow(cache: QueryClient, row: ConversationRow, me: AgentId): void {
  const before = findKnown(cache, row.id)
  const readPosition = before?.readPosition
  if (before) changeCounts(cache, before, { ...row, readPosition: before.readPosition }, me)
  for (const query of listQueries(cache)) {
    const list = query.state.data
    if (!list) continue
    const applied = applyRowChanged(list, row, { filter: filterOf(query), me, readPosition })
    cache.setQueryData(query.queryKey, applied.list)
    if (applied.needsFetch) fetchAgain(cache, query.queryKey)
  }
  cache.setQueryData(conversationQueries.detail(row.id).queryKey, (known) =>
    known ? { ...row, readPosition: known.readPosition } : undefined,
  )
  cache.setQueryData<CustomerDetail>(customerQueries.detail(row.customerId).queryKey, (known) => known && applyRowToCustomer(known, row))
  fetchAgain(cache, conversationQueries.counts().queryKey, before ? recountMs : gatherMs)
  if (row.lastInboundPosition !== null && isAttended(row.id)) markRead(cache, row.id, row.lastInboundPosition, me)
}

/** Somebody here has seen everything up to a position: shows it so at once, and tells the server. */
export function markRead(cache: QueryClient, id: ConversationId, position: string, me: AgentId): void {
  const known = findKnown(cache, id)
  if (known && position <= (known.readPosition ?? '')) return
  notifyManager.batch(() => applyReadPosition(cache, id, position, me))
  tellRead(id, position)
}

function removeConversation(cache: QueryClient, id: ConversationId): void {
  for (const query of listQueries(cache)) {
    if (query.state.data) cache.setQueryData(query.queryKey, removeRow(query.state.data, id))
  }
  cache.removeQueries({ queryKey: conversationQueries.detail(id).queryKey })
  fetchAgain(cache, conversationQueries.counts().queryKey)
}

/** Marks read up to a position in every view of the conversation. */
function applyReadPosition(cache: QueryClient, id: ConversationId, position: string, me: AgentId): void {
  const before = findKnown(cache, id)
  if (before && position > (before.readPosition ?? '')) changeCounts(cache, before, { ...before, readPosition: position }, me)
  for (const query of listQueries(cache)) {
    if (query.state.data) cache.setQueryData(query.queryKey, applyRead(query.state.data, id, position))
  }
  cache.setQueryData(conversationQueries.detail(id).queryKey, (known) =>
    known && position > (known.readPosition ?? '') ? { ...known, readPosition: position } : known,
  )
  fetchAgain(cache, conversationQueries.counts().queryKey, before ? recountMs : gatherMs)
}

function changeCounts(cache: QueryClient, before: ConversationListItem, after: ConversationListItem, me: AgentId): void {
  cache.setQueryData(conversationQueries.counts().queryKey, (known) => known && applyCounts(known, before, after, me))
}

function applyEntry(cache: QueryClient, entry: TimelineEntry): void {
  saveEntry(cache, entry)
  // A sent message uses up an allowance; prices are small and asked only where one is shown.
  if (entry.direction === 'out') fetchAgain(cache, priceQueries.all)
}

function applyCustomer(cache: QueryClient, customer: Customer): void {
  const key = customerQueries.detail(customer.id).queryKey
  cache.setQueryData<CustomerDetail>(key, (known) => (known ? { ...known, ...customer } : undefined))
  fetchAgain(cache, key)
}

function applyMerge(cache: QueryClient, fromId: CustomerId): void {
  cache.removeQueries({ queryKey: timelineQueries.ofCustomer(fromId).queryKey })
  fetchAgain(cache, conversationQueries.all)
  fetchAgain(cache, timelineQueries.all)
  fetchAgain(cache, customerQueries.all)
}

/** The conversation as any view holds it. */
function findKnown(cache: QueryClient, id: ConversationId): ConversationListItem | undefined {
  const detail = cache.getQueryData(conversationQueries.detail(id).queryKey)
  if (detail) return detail
  let known: ConversationListItem | undefined
  for (const query of listQueries(cache)) known ??= query.state.data && findRow(query.state.data, id)
  return known
}

function listQueries(cache: QueryClient): Query<ConversationList>[] {
  // The key decides the type: `conversationQueries.list` alone writes under it.
  return cache.getQueryCache().findAll({ queryKey: conversationQueries.lists }) as unknown as Query<ConversationList>[]
}

function filterOf(query: Query<ConversationList>): ConversationFilter {
  return query.queryKey[conversationQueries.lists.length] as ConversationFilter
}

/** How long requests to fetch the same thing are gathered: a burst of events asks once. */
const gatherMs = 1_000
/** Counts that were changed here already are asked for again only to be sure. */
const recountMs = 5_000
const gathering = new WeakMap<QueryClient, Set<string>>()

function fetchAgain(cache: QueryClient, queryKey: readonly unknown[], afterMs = gatherMs): void {
  const hash = JSON.stringify(queryKey)
  const waiting = gathering.get(cache) ?? new Set()
  gathering.set(cache, waiting)
  if (waiting.has(hash)) return
  waiting.add(hash)
  setTimeout(() => {
    waiting.delete(hash)
    void cache.invalidateQueries({ queryKey }, { cancelRefetch: true })
  }, afterMs)
}
