import { z } from 'zod'
import { type AgentId, agentIdSchema } from '../core/ids.ts'
import { channelSchema, conversationStatusSchema, tierSchema } from '../core/vocabulary.ts'
import type { ConversationRow } from './conversation-row.ts'

/** The inbox list's filters: the same shape in the URL, the API's query string and the query key. */
export const conversationFilterSchema = z.object({
  status: conversationStatusSchema.optional(),
  tier: tierSchema.optional(),
  /** An agent's id, `me`, or `none` for unassigned. */
  assignee: z.union([z.literal('me'), z.literal('none'), agentIdSchema]).optional(),
  channel: channelSchema.optional(),
  unread: z.stringbool().optional(),
  q: z.string().trim().min(1).max(200).optional(),
})
export type ConversationFilter = z.infer<typeof conversationFilterSchema>

/**
 * Whether a row belongs in a filtered list, by the same rule as the list query.
 * Answers 'unknown' for a text search and for unread: only the database can tell.
 */
export function matchesFilter(row: ConversationRow, filter: ConversationFilter, me: AgentId): boolean | 'unknown' {
  if (filter.status && row.status !== filter.status) return false
  if (filter.tier && row.tier !== filter.tier) return false
  if (filter.channel && row.channel !== filter.channel) return false
  if (filter.assignee === 'none' && row.assigneeId !== null) return false
  if (filter.assignee === 'me' && row.assigneeId !== me) return false
  if (filter.assignee && filter.assignee !== 'me' && filter.assignee !== 'none' && row.assigneeId !== filter.assignee)
    return false
  return filter.q || filter.unread ? 'unknown' : true
}
