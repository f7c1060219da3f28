import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query'
import { clients } from '../../db/client.ts'
import { readEventBounds } from '../../db/queries/events.ts'
import { agentQueries } from '../agents/agent-queries.ts'
import type { CurrentAgent } from '../auth/actor.ts'
import { listColleagues } from '../auth/people.server.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId } from '../core/ids.ts'
import { withoutParameters } from '../core/without-parameters.server.ts'
import { customerQueries } from '../customers/customer-queries.ts'
import { getCustomer } from '../customers/find-customers.server.ts'
import { priceQueries } from '../pricing/price-queries.ts'
import { quotePrice } from '../pricing/quote-price.server.ts'
import { listTimeline } from '../timeline/list-timeline.server.ts'
import { timelinePageSize, timelineQueries } from '../timeline/timeline-queries.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import { conversationPageSize, conversationQueries } from './conversation-queries.ts'
import { countViews, getConversation, listConversations } from './list-conversations.server.ts'
import { replyWindow } from './reply-window.ts'

type InboxInput = { filter: ConversationFilter; conversationId: ConversationId | null }

/**
 * What the inbox shows first, loaded directly and put under the same keys the screen asks with. `seq` was read before
 * all of it: the screen's event stream starts there, and what came meanwhile is applied once more.
 */
export async function prefetchInbox(agent: CurrentAgent, input: InboxInput): Promise<{ state: DehydratedState; seq: number }> {
  return withoutParameters(() => loadInbox(agent, input))
}

async function loadInbox(agent: CurrentAgent, input: InboxInput): Promise<{ state: DehydratedState; seq: number }> {
  const cache = new QueryClient()
  const { newest: seq } = await readEventBounds(clients().db)
  const [page, counts, colleagues] = await Promise.all([
    listConversations(agent, { filter: input.filter, cursor: null, limit: conversationPageSize }),
    countViews(agent),
    listColleagues(),
    input.conversationId ? prefetchConversation(cache, agent, input.conversationId) : null,
  ])
  cache.setQueryData(conversationQueries.list(input.filter).queryKey, { pages: [page], pageParams: [null] })
  cache.setQueryData(conversationQueries.counts().queryKey, counts)
  cache.setQueryData(agentQueries.list().queryKey, { items: colleagues })
  return { state: dehydrate(cache), seq }
}

/** A conversation that is not there is left to the screen, which asks for it and says so. */
async function prefetchConversation(cache: QueryClient, agent: CurrentAgent, id: ConversationId): Promise<void> {
  const conversation = await getConversation(agent, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
  if (!conversation) return
  const { customerId, windowClosesAt } = conversation
  const [timeline, customer, price] = await Promise.all([
    listTimeline(agent, { customerId, cursor: null, direction: 'older', around: null, limit: timelinePageSize }),
    getCustomer(agent, customerId),
    quotePrice(agent, id),
  ])
  cache.setQueryData(conversationQueries.detail(id).queryKey, conversation)
  cache.setQueryData(timelineQueries.ofCustomer(customerId).queryKey, { pages: [timeline], pageParams: [null] })
  cache.setQueryData(customerQueries.detail(customerId).queryKey, customer)
  cache.setQueryData(priceQueries.ofConversation(id, replyWindow(windowClosesAt, Date.now()).state === 'open').queryKey, price)
}
