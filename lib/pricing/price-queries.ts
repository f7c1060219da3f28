import { queryOptions } from '@tanstack/react-query'
import type { ConversationId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'
import type { PriceQuote } from './price-quote.ts'

export const priceQueries = {
  all: ['price'] as const,

  /** The window's state is part of the key: a window that opens or closes is a new question, one that is prolonged is not. */
  ofConversation: (id: ConversationId, isWindowOpen: boolean) =>
    queryOptions({
      queryKey: [...priceQueries.all, id, isWindowOpen ? 'open' : 'closed'] as const,
      queryFn: ({ signal }) => requestJson<PriceQuote>(`/conversations/${id}/price`, { signal }),
    }),
}
