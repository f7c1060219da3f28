// Reckoning with opening hours: pure, and right on days on which clocks change. The hours are times of a wall clock; each
// becomes an instant by the rules of its zone (a time that a change skips means the moment of the change, one that comes
// twice means the first), so a day may be an hour shorter or longer and nothing is counted twice.
import { Temporal } from 'temporal-polyfill'
import { type OpeningHours, weekdays } from './opening-hours.ts'

/** How far ahead is looked for an opening: beyond the longest run of exceptions that anybody enters. */
const horizonDays = 800

/** Whether it is open at an instant: from the first moment of a span until just before its end. */
export function isOpenAt(hours: OpeningHours, at: Date): boolean {
  return nextOpening(hours, at)?.getTime() === at.getTime()
}

/** The first moment at or after an instant at which it is open; null when there is none within two years. */
export function nextOpening(hours: OpeningHours, at: Date): Date | null {
  const [next] = stretchesAfter(hours, at)
  return next ? new Date(Math.max(next.from, at.getTime())) : null
}

/** When it closes: the end of the opening that an instant lies in. Null when it is closed then, or open for weeks on end. */
export function nextClosing(hours: OpeningHours, at: Date): Date | null {
  let closes = at.getTime()
  for (const stretch of stretchesAfter(hours, at, new Date(at.getTime() + 21 * dayMs))) {
    if (stretch.from > closes) return closes > at.getTime() ? new Date(closes) : null
    closes = stretch.to
  }
  return closes > at.getTime() && closes < at.getTime() + 20 * dayMs ? new Date(closes) : null
}

/**
 * The first moment by which it was open for `ms` since `from`. No time at all leads to the next opening.
 * @returns null when that is not reached within two years.
 */
export function addBusinessTime(hours: OpeningHours, from: Date, ms: number): Date | null {
  let left = Math.max(0, ms)
  for (const stretch of stretchesAfter(hours, from)) {
    const begin = Math.max(stretch.from, from.getTime())
    if (begin + left <= stretch.to) return new Date(begin + left)
    left -= stretch.to - begin
  }
  return null
}

/** How long it was open between two instants, in milliseconds; zero when they are not in order. */
export function businessMsBetween(hours: OpeningHours, from: Date, to: Date): number {
  let total = 0
  for (const stretch of stretchesAfter(hours, from, to)) {
    total += Math.max(0, Math.min(stretch.to, to.getTime()) - Math.max(stretch.from, from.getTime()))
  }
  return total
}

/**
 * An instant rounded up to a step of the wall clock (a promise of 10:00 is remembered, one of 09:47 is not), but not
 * beyond the closing time of that day. `minutes` must divide an hour.
 */
export function roundUpWithin(hours: OpeningHours, at: Date, minutes: number): Date {
  const wall = zoned(hours, at).round({ smallestUnit: 'minute', roundingIncrement: minutes, roundingMode: 'ceil' })
  const [stretch] = stretchesAfter(hours, new Date(at.getTime() - 1)) // at the very end of a span it still belongs to it
  return new Date(Math.max(at.getTime(), Math.min(wall.epochMilliseconds, stretch?.to ?? wall.epochMilliseconds)))
}

const dayMs = 24 * 60 * 60 * 1000

/** The spans that end after `from`, as instants in order, until those that begin after `until`. */
function* stretchesAfter(hours: OpeningHours, from: Date, until?: Date): Generator<{ from: number; to: number }> {
  const exceptions = new Map(hours.exceptions.map(({ date, spans }) => [date, spans]))
  const first = zoned(hours, from).toPlainDate()
  for (let day = 0; day < horizonDays; day++) {
    const date = first.add({ days: day })
    for (const span of exceptions.get(date.toString()) ?? hours.weekly[weekdays[date.dayOfWeek - 1] ?? 'monday']) {
      const stretch = { from: instantOf(hours, date, span.from), to: instantOf(hours, date, span.to) }
      if (until && stretch.from > until.getTime()) return
      // A span within a skipped hour is empty.
      if (stretch.to > from.getTime() && stretch.to > stretch.from) yield stretch
    }
    if (until && instantOf(hours, date, '24:00') > until.getTime()) return
  }
}

function zoned(hours: OpeningHours, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(hours.timeZone)
}

function instantOf(hours: OpeningHours, date: Temporal.PlainDate, clock: string): number {
  const { timeZone } = hours
  const [day, plainTime] =
    clock === '24:00' ? [date.add({ days: 1 }), Temporal.PlainTime.from('00:00')] : [date, Temporal.PlainTime.from(clock)]
  const moment = day.toZonedDateTime({ timeZone, plainTime })
  if (moment.toPlainTime().equals(plainTime)) return moment.epochMilliseconds
  // Skipped: Temporal answers as much later as the time lies behind the change; the order of times would not survive that.
  return moment.getTimeZoneTransition('previous')?.epochMilliseconds ?? moment.epochMilliseconds
}
