import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgentId, ConversationId } from '../core/ids.ts'
import { buildRow } from '../testing/build-row.ts'
import { applyRead, applyRowChanged, type ConversationList, removeRow } from './apply-conversation-event.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import type { ConversationListItem } from './conversation-row.ts'
import { isUnread } from './is-unread.ts'
import { matchesFilter } from './matches-filter.ts'

const me = '00000000-0000-4000-8000-00000000a001' as AgentId

/** What the list query answers for these rows: newest activity first, one page of `limit`. */
function fetchList(rows: ConversationListItem[], filter: ConversationFilter, limit = 100): ConversationList {
  const found = rows
    .filter((row) => matchesFilter(row, filter, me) === true)
    .toSorted((a, b) => b.lastActivityAt.localeCompare(a.lastActivityAt) || (a.id > b.id ? -1 : 1))
  return { pages: [{ items: found.slice(0, limit), nextCursor: found.length > limit ? 'more' : null }], pageParams: [null] }
}

const apply = (list: ConversationList, row: ConversationListItem, filter: ConversationFilter = { status: 'open' }) =>
  applyRowChanged(list, row, { filter, me, readPosition: row.readPosition })

const ids = (list: ConversationList) => list.pages.flatMap((page) => page.items.map((row) => row.id))

describe('applying a changed row to a list', () => {
  test('new activity moves a row to the top', () => {
    const rows = [buildRow(1), buildRow(2), buildRow(3)]
    const changed = buildRow(1, { lastActivityAt: '2026-11-24T10:00:00.000Z' })
    expect(ids(apply(fetchList(rows, { status: 'open' }), changed).list)).toEqual([changed.id, buildRow(3).id, buildRow(2).id])
  })

  test('a row that no longer fits the filter leaves the list', () => {
    const list = fetchList([buildRow(1), buildRow(2)], { status: 'open' })
    expect(ids(apply(list, buildRow(1, { status: 'resolved' })).list)).toEqual([buildRow(2).id])
  })

  test('a row older than the last loaded one is left to the page that holds it', () => {
    const list = fetchList([buildRow(5), buildRow(6), buildRow(7)], { status: 'open' }, 2)
    expect(ids(apply(list, buildRow(1)).list)).toEqual(ids(list))
  })

  test('a row whose reading position nobody knows is shown at once and fetched', () => {
    const list = fetchList([buildRow(1)], { status: 'open' })
    const applied = applyRowChanged(list, buildRow(2), { filter: { status: 'open' }, me, readPosition: undefined })
    expect(ids(applied.list)).toContain(buildRow(2).id)
    expect(applied.needsFetch).toBe(true)
  })

  test('a search cannot be decided here: a row already found is updated, an unknown one is fetched', () => {
    const list: ConversationList = { pages: [{ items: [buildRow(1)], nextCursor: null }], pageParams: [null] }
    const filter = { q: 'olijf' }
    expect(apply(list, buildRow(2), filter)).toEqual({ list, needsFetch: true })
    expect(apply(list, buildRow(1, { customerName: 'Olijf' }), filter).list.pages[0]?.items[0]?.customerName).toBe('Olijf')
  })

  test('applying events equals fetching again, for any rows, changes and filter', () => {
    const change = fc.record({
      n: fc.integer({ min: 1, max: 12 }),
      status: fc.constantFrom('open' as const, 'snoozed' as const, 'resolved' as const),
      assigneeId: fc.constantFrom(me, null),
      activity: fc.integer({ min: 0, max: 10_000 }),
    })
    const filters = fc.constantFrom<ConversationFilter>({ status: 'open' }, { status: 'open', assignee: 'me' }, { assignee: 'none' }, {})
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), filters, (changes, filter) => {
        const rows = new Map(Array.from({ length: 8 }, (_, i) => [i + 1, buildRow(i + 1)]))
        let list = fetchList([...rows.values()], filter)
        for (const { n, activity, ...fields } of changes) {
          const row = buildRow(n, { ...fields, lastActivityAt: new Date(1_795_000_000_000 + activity * 1000).toISOString() })
          rows.set(n, row)
          list = apply(apply(list, row, filter).list, row, filter).list
        }
        expect(list.pages.flatMap((page) => page.items)).toEqual(fetchList([...rows.values()], filter).pages[0]?.items)
      }),
    )
  })
})

test('reading marks a row read, and an older position never takes that back', () => {
  const list = fetchList([buildRow(1, { lastInboundPosition: '5' })], {})
  const read = applyRead(list, buildRow(1).id, '5')
  const row = applyRead(read, buildRow(1).id, '3').pages[0]?.items[0]
  expect(row && isUnread(row)).toBe(false)
})

test('removing a conversation that is not in the list leaves the list as it is', () => {
  const list = fetchList([buildRow(1)], {})
  expect(removeRow(list, '00000000-0000-4000-8000-000000000099' as ConversationId)).toBe(list)
})
