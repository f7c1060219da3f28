import type { ConversationRow } from '../conversations/conversation-row.ts'
import type { CustomerDetail } from './customer.ts'

/** How many conversations the customer panel shows, newest first. */
export const shownConversations = 20

/** What a conversation's row says about its customer's panel: the window of its number, and itself among the conversations. */
export function applyRowToCustomer(known: CustomerDetail, row: ConversationRow): CustomerDetail {
  const windows = known.windows.filter((one) => one.connectionId !== row.connectionId)
  if (row.windowClosesAt) windows.push({ connectionId: row.connectionId, closesAt: row.windowClosesAt })
  const { id, status, tier, channel, openedAt, resolvedAt } = row
  const conversations = [...known.conversations.filter((one) => one.id !== id), { id, status, tier, channel, openedAt, resolvedAt }]
  return {
    ...known,
    windows: windows.sort((a, b) => (a.connectionId < b.connectionId ? -1 : 1)),
    conversations: conversations.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)).slice(0, shownConversations),
  }
}
