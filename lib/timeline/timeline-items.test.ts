import { describe, expect, test } from 'vitest'
import { buildMessage, testEpochMs } from '../testing/build-entries.ts'
import { mergeOutbox } from './merge-outbox.ts'
import { buildTimelineItems, daysAgo, latenessMs, type TimelineItem } from './timeline-items.ts'
import { countNew } from './timeline-scroll.ts'

const options = { unreadAfter: null, timeZone: 'Europe/Amsterdam' }
const ours = { direction: 'out', author: { kind: 'agent', id: 'sam', name: 'Sam' } } as const
const kinds = (items: TimelineItem[]) => items.map((item) => item.kind)
const groups = (items: TimelineItem[]) =>
  items.flatMap((item) => (item.kind === 'entry' ? [`${item.startsGroup ? '(' : ''}${item.endsGroup ? ')' : ''}`] : []))

describe('the items of a timeline', () => {
  test('a day line stands before the first entry of each day, in the zone of the reader', () => {
    const beforeMidnight = Date.parse('2026-11-24T22:59:00Z') // 23:59 in Amsterdam
    const second = (beforeMidnight - testEpochMs) / 1000
    const items = buildTimelineItems([buildMessage({ second }), buildMessage({ second: second + 120 })], options)
    expect(kinds(items)).toEqual(['day', 'entry', 'day', 'entry'])
  })

  test('one author within five minutes is one group; another author or a pause begins the next', () => {
    const entries = [
      buildMessage({ second: 0 }),
      buildMessage({ second: 60 }),
      buildMessage({ second: 90, ...ours }),
      buildMessage({ second: 100 }),
      buildMessage({ second: 100 + 301 }),
    ]
    expect(groups(buildTimelineItems(entries, options))).toEqual(['(', ')', '()', '()', '()'])
  })

  test('the unread line stands before the first unread message of the customer and ends the group above it', () => {
    const entries = [
      buildMessage({ second: 0 }),
      buildMessage({ second: 10, ...ours }),
      buildMessage({ second: 20 }),
      buildMessage({ second: 30 }),
    ]
    const read = entries[1]?.position ?? ''
    expect(kinds(buildTimelineItems(entries, { ...options, unreadAfter: read }))).toEqual([
      'day',
      'entry',
      'entry',
      'unread',
      'entry',
      'entry',
    ])
  })

  test('nothing unread, or nothing ever read, draws no line', () => {
    const entries = [buildMessage({ second: 0 }), buildMessage({ second: 10, ...ours })]
    expect(kinds(buildTimelineItems(entries, { ...options, unreadAfter: entries[0]?.position ?? '' }))).not.toContain('unread')
    expect(kinds(buildTimelineItems(entries, options))).not.toContain('unread')
  })

  test('every item has a key of its own', () => {
    const entries = Array.from({ length: 50 }, (_, i) => buildMessage({ second: i * 7200 }))
    const keys = buildTimelineItems(entries, { ...options, unreadAfter: entries[20]?.position ?? '' }).map((item) => item.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('an entry that arrives, changes or leaves redraws itself and its neighbours, nothing else', () => {
    const entries = Array.from({ length: 9 }, (_, i) => buildMessage({ second: i * 10 }))
    const arrived = buildMessage({ second: 95 })
    const before = buildTimelineItems(entries, options)
    const after = buildTimelineItems([...entries, arrived], options)
    expect(after.filter((item) => !before.includes(item)).map((item) => item.key)).toEqual([entries[8]?.id, arrived.id])
    const edited = { ...arrived, text: 'other words' }
    const last = buildTimelineItems([...entries, edited], options)
    expect(last.filter((item) => !after.includes(item)).map((item) => item.key)).toEqual([arrived.id])
    expect(groups(buildTimelineItems(entries.slice(2), options))[0]).toBe('(')
  })

  test('what was drawn in one zone is drawn anew in another', () => {
    const entries = [buildMessage({ second: 0 }), buildMessage({ second: 10 * 3600 })]
    const zones = ['Europe/Amsterdam', 'Pacific/Auckland', 'America/Los_Angeles']
    const fresh = (timeZone: string) => kinds(buildTimelineItems(structuredClone(entries), { unreadAfter: null, timeZone }))
    for (const timeZone of zones) expect(kinds(buildTimelineItems(entries, { unreadAfter: null, timeZone }))).toEqual(fresh(timeZone))
    expect(new Set(zones.map((zone) => fresh(zone).join())).size).toBeGreaterThan(1)
  })
})

test('only the customer’s messages after the last one seen count as new', () => {
  const entries = [
    buildMessage({ second: 0 }),
    buildMessage({ second: 10 }),
    buildMessage({ second: 20, ...ours }),
    buildMessage({ second: 30 }),
  ]
  const items = buildTimelineItems(entries, options)
  expect(countNew(items, entries[0]?.id ?? null)).toBe(2)
  expect(countNew(items, entries[3]?.id ?? null)).toBe(0)
  expect(countNew(items, 'gone from the window')).toBe(0)
})

test('a message says that it came late only when it came late, and only the customer’s', () => {
  const occurredAt = '2026-11-24T09:00:00.000Z'
  const received = (receivedAt: string) => latenessMs({ direction: 'in', occurredAt, receivedAt })
  expect(received('2026-11-24T09:00:30.000Z')).toBeNull()
  expect(received('2026-11-24T12:00:00.000Z')).toBe(3 * 3_600_000)
  expect(latenessMs({ direction: 'out', occurredAt, receivedAt: '2026-11-24T12:00:00.000Z' })).toBeNull()
})

test('days are counted by the calendar of the zone, across a change of the clock', () => {
  const now = Date.parse('2026-10-26T00:30:00Z')
  expect(daysAgo('2026-10-25T23:30:00Z', now, 'Europe/Amsterdam')).toBe(0)
  expect(daysAgo('2026-10-24T21:59:00Z', now, 'Europe/Amsterdam')).toBe(2)
})

test('an echo is shown last until the server has the entry, and never twice', () => {
  const stored = [buildMessage({ second: 0 }), buildMessage({ second: 10, ...ours })]
  const [, sent] = stored
  if (!sent) throw new Error('two were built')
  const echo = { ...sent, position: '~' }
  const waiting = { ...buildMessage({ second: 99, ...ours }), position: '~' }
  expect(mergeOutbox(stored, [echo, waiting])).toEqual([...stored, waiting])
})
