import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildMessage } from '../testing/build-entries.ts'
import { applyEntrySaved, isAtLiveEnd, type TimelineWindow } from './apply-timeline-event.ts'
import type { TimelineEntry } from './timeline-entry.ts'

/** What fetching a window of a stored timeline answers: pages of `size`, newest first, `skip` newer entries left out. */
function fetchWindow(stored: TimelineEntry[], skip: number, size: number, pages: number): TimelineWindow<null> {
  const newestFirst = stored.toSorted((a, b) => (a.position < b.position ? 1 : -1))
  const window = Array.from({ length: pages }, (_, i) => {
    const items = newestFirst.slice(skip + i * size, skip + (i + 1) * size)
    const hasOlder = skip + (i + 1) * size < newestFirst.length
    return { items, nextCursor: hasOlder ? 'older' : null, previousCursor: skip + i * size > 0 ? 'newer' : null }
  })
  return { pages: window, pageParams: window.map(() => null) }
}

const shown = (window: TimelineWindow) => window.pages.flatMap((page) => page.items)
const at = (second: number) => buildMessage({ second, text: `at ${second}` })

describe('applying a saved entry', () => {
  const stored = [10, 20, 30, 40, 50, 60].map(at)

  test('a new message at the live end is shown', () => {
    const window = fetchWindow(stored, 0, 3, 2)
    expect(shown(applyEntrySaved(window, at(70))).map((entry) => entry.position)).toEqual(
      shown(fetchWindow([...stored, at(70)], 0, 7, 1)).map((entry) => entry.position),
    )
  })

  test('a late message takes its place between older ones', () => {
    const applied = applyEntrySaved(fetchWindow(stored, 0, 3, 2), at(25))
    expect(shown(applied).map((entry) => 'text' in entry && entry.text)).toEqual([
      'at 60',
      'at 50',
      'at 40',
      'at 30',
      'at 25',
      'at 20',
      'at 10',
    ])
  })

  test('a message newer than a window that does not reach the live end is left out', () => {
    const window = fetchWindow(stored, 3, 3, 1)
    expect(isAtLiveEnd(window)).toBe(false)
    expect(applyEntrySaved(window, at(70))).toBe(window)
  })

  test('a message older than the window is left to the page that holds it', () => {
    const window = fetchWindow(stored, 0, 3, 1)
    expect(applyEntrySaved(window, at(5))).toBe(window)
  })

  test('a changed entry replaces itself and nothing doubles', () => {
    const [first] = stored
    if (!first) throw new Error('there is a first')
    const changed = { ...first, text: 'changed' } as TimelineEntry
    const applied = applyEntrySaved(fetchWindow(stored, 0, 3, 2), changed)
    expect(shown(applied).filter((entry) => entry.id === first.id)).toEqual([changed])
    expect(shown(applied)).toHaveLength(stored.length)
  })

  test('the first entry of an empty timeline is shown', () => {
    expect(shown(applyEntrySaved(fetchWindow([], 0, 3, 1), at(1)))).toHaveLength(1)
  })

  test('applying events in any order, and twice, equals fetching again', () => {
    const seconds = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(seconds, fc.nat(), fc.integer({ min: 1, max: 10 }), (all, split, size) => {
        const entries = all.map(at)
        const known = entries.slice(0, split % entries.length)
        const events = entries.slice(split % entries.length)
        const pages = Math.max(1, Math.ceil(known.length / size))
        let window = fetchWindow(known, 0, size, pages)
        for (const event of [...events, ...events.toReversed()]) window = applyEntrySaved(window, event)
        expect(shown(window)).toEqual(shown(fetchWindow(entries, 0, entries.length, 1)))
      }),
    )
  })
})
