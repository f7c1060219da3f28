import type { AgentId } from '../core/ids.ts'
import type { ConversationListItem } from './conversation-row.ts'
import { isUnread } from './is-unread.ts'

export type ConversationCounts = { open: number; mine: number; unassigned: number; unread: number; snoozed: number }

/** The server counts no further than this (`countConversations`). */
const countedUpTo = 1_000

/** The numbers beside the views after one conversation changed; the same rules as the counting query. Same row twice: no change. */
export function applyCounts(
  counts: ConversationCounts,
  before: ConversationListItem,
  after: ConversationListItem,
  me: AgentId,
): ConversationCounts {
  const [was, is] = [viewsOf(before, me), viewsOf(after, me)]
  const move = (view: keyof ConversationCounts) =>
    // A capped number says nothing about what lies beyond it.
    counts[view] >= countedUpTo ? counts[view] : Math.max(0, counts[view] + Number(is[view]) - Number(was[view]))
  return { open: move('open'), mine: move('mine'), unassigned: move('unassigned'), unread: move('unread'), snoozed: move('snoozed') }
}

function viewsOf(row: ConversationListItem, me: AgentId): Record<keyof ConversationCounts, boolean> {
  const isOpen = row.status === 'open'
  return {
    open: isOpen,
    mine: isOpen && row.assigneeId === me,
    unassigned: isOpen && row.assigneeId === null,
    unread: isOpen && isUnread(row),
    snoozed: row.status === 'snoozed',
  }
}
