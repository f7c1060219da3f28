import { describe, expect, test } from 'vitest'
import type { AgentId } from '../core/ids.ts'
import { applyCounts } from './apply-counts.ts'
import type { ConversationListItem } from './conversation-row.ts'

const me = '00000000-0000-7000-8000-000000000001' as AgentId // a test's own agent
const counts = { open: 5, mine: 2, unassigned: 1, unread: 3, snoozed: 0 }
const row = { status: 'open', assigneeId: me, lastInboundPosition: '1', readPosition: '1' } as ConversationListItem // only what counting looks at

describe('the numbers beside the views', () => {
  test('follow resolving, assignment, snoozing and reading', () => {
    expect(applyCounts(counts, row, { ...row, status: 'resolved' }, me)).toEqual({ ...counts, open: 4, mine: 1 })
    expect(applyCounts(counts, row, { ...row, assigneeId: null }, me)).toEqual({ ...counts, mine: 1, unassigned: 2 })
    expect(applyCounts(counts, row, { ...row, status: 'snoozed' }, me)).toEqual({ ...counts, open: 4, mine: 1, snoozed: 1 })
    expect(applyCounts(counts, row, { ...row, lastInboundPosition: '2' }, me)).toEqual({ ...counts, unread: 4 })
    expect(applyCounts(counts, { ...row, readPosition: null }, row, me)).toEqual({ ...counts, unread: 2 })
  })

  test('do not change when the same row comes twice', () => {
    expect(applyCounts(counts, row, row, me)).toEqual(counts)
  })

  test('stay as they are beyond what is counted', () => {
    expect(applyCounts({ ...counts, open: 1000 }, row, { ...row, status: 'resolved' }, me).open).toBe(1000)
  })
})
