import type { EntryId } from '../core/ids.ts'
import type { TimelineEntry } from './timeline-entry.ts'

// What the timeline draws, in order: day lines, the unread line, and entries that know their place in a group.

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | {
      kind: 'entry'
      key: EntryId
      entry: TimelineEntry
      /** First of a run by one author: shows who speaks. */
      startsGroup: boolean
      /** Last of a run: shows the time. */
      endsGroup: boolean
    }

/** Entries of one author further apart than this begin a new group. */
const groupGapMs = 5 * 60_000
/** A message that reached us later than this after it was sent says so. */
const lateAfterMs = 2 * 60_000

export type TimelineItemOptions = {
  /** How far the reader had read when they opened the timeline; the unread line stays there. Null: no line. */
  unreadAfter: string | null
  /** IANA zone in which days turn. */
  timeZone: string
}

/** Draws up the items of entries in ascending order. Pure, so that grouping and lines are unit tests. */
export function buildTimelineItems(entries: readonly TimelineEntry[], options: TimelineItemOptions): TimelineItem[] {
  const unreadId = firstUnread(entries, options.unreadAfter)
  const items: TimelineItem[] = []
  entries.forEach((entry, i) => {
    const place = { before: entries[i - 1], next: entries[i + 1], unreadId, timeZone: options.timeZone }
    items.push(...itemsOf(entry, place))
  })
  return items
}

/** All that an entry's items depend on besides the entry. */
type Place = { before: TimelineEntry | undefined; next: TimelineEntry | undefined; unreadId: EntryId | null; timeZone: string }
const knownItems = new WeakMap<TimelineEntry, { place: Place; items: TimelineItem[] }>()

/**
 * An entry's item with the lines that go before it. The same entry in the same place gives the same objects, so that a
 * message that arrives costs no more than itself, and a row whose entry did not change is not drawn again.
 */
function itemsOf(entry: TimelineEntry, place: Place): TimelineItem[] {
  const known = knownItems.get(entry)
  if (known && isSamePlace(known.place, place)) return known.items
  const { before, next, unreadId } = place
  const dayOf = dayFormatter(place.timeZone)
  const day = dayOf(entry.occurredAt)
  const startsDay = !before || dayOf(before.occurredAt) !== day
  const startsGroup = startsDay || entry.id === unreadId || !isGrouped(before, entry)
  const endsGroup = !next || next.id === unreadId || dayOf(next.occurredAt) !== day || !isGrouped(entry, next)
  const items: TimelineItem[] = []
  if (startsDay) items.push({ kind: 'day', key: `day-${day}`, at: entry.occurredAt })
  if (entry.id === unreadId) items.push({ kind: 'unread', key: 'unread' })
  const itself = known?.items.at(-1)
  const isItself = itself?.kind === 'entry' && itself.startsGroup === startsGroup && itself.endsGroup === endsGroup
  items.push(isItself ? itself : { kind: 'entry', key: entry.id, entry, startsGroup, endsGroup })
  knownItems.set(entry, { place, items })
  return items
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.before === b.before && a.next === b.next && a.unreadId === b.unreadId && a.timeZone === b.timeZone
}

/** The oldest customer's entry beyond the reading position; null when there is none, or nothing was ever read. */
function firstUnread(entries: readonly TimelineEntry[], unreadAfter: string | null): EntryId | null {
  if (unreadAfter === null) return null
  return entries.find((entry) => entry.direction === 'in' && entry.position > unreadAfter)?.id ?? null
}

function isGrouped(before: TimelineEntry | undefined, after: TimelineEntry): boolean {
  if (!before || !isSpeech(before) || !isSpeech(after)) return false
  if (before.kind === 'note' || after.kind === 'note') return false
  const sameAuthor = before.author.kind === after.author.kind && before.author.id === after.author.id
  const gap = Date.parse(after.occurredAt) - Date.parse(before.occurredAt)
  return sameAuthor && before.channel === after.channel && gap < groupGapMs
}

function isSpeech(entry: TimelineEntry): boolean {
  return entry.kind === 'message' || entry.kind === 'voice_note' || entry.kind === 'note'
}

/** How late a customer's entry reached us in milliseconds, or null when it came about when it was sent. */
export function latenessMs(entry: Pick<TimelineEntry, 'direction' | 'occurredAt' | 'receivedAt'>): number | null {
  if (entry.direction !== 'in') return null
  const late = Date.parse(entry.receivedAt) - Date.parse(entry.occurredAt)
  return late > lateAfterMs ? late : null
}

const knownDays = new Map<string, string>()
const dayFormatters = new Map<string, Intl.DateTimeFormat>()

function dayFormatter(timeZone: string): (at: string) => string {
  let format = dayFormatters.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormatters.set(timeZone, format)
  }
  const chosen = format
  return (at) => {
    // Days turn on whole quarters of an hour everywhere, so the entries of one quarter share an answer.
    const quarter = Math.floor(Date.parse(at) / 900_000)
    const key = `${timeZone} ${quarter}`
    let day = knownDays.get(key)
    if (day === undefined) {
      if (knownDays.size > 5_000) knownDays.clear()
      day = chosen.format(new Date(at))
      knownDays.set(key, day)
    }
    return day
  }
}

/** Whole calendar days from `at` to `now` in a zone: 0 today, 1 yesterday. */
export function daysAgo(at: string, now: number, timeZone: string): number {
  const dayOf = dayFormatter(timeZone)
  const day = Date.parse(dayOf(at))
  const today = Date.parse(dayOf(new Date(now).toISOString()))
  return Math.round((today - day) / 86_400_000)
}
