import type { AgentId } from '../core/ids.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import type { ConversationRow } from './conversation-row.ts'

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
  if (filter.assignee && filter.assignee !== 'me' && filter.assignee !== 'none' && row.assigneeId !== filter.assignee) return false
  return filter.q || filter.unread ? 'unknown' : true
}
