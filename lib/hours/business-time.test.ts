import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addBusinessTime, businessMsBetween, isOpenAt, nextClosing, nextOpening, roundUpWithin } from './business-time.ts'
import { defaultOpeningHours, type OpeningHours, openingHoursSchema, type Span, weekdays } from './opening-hours.ts'

const hour = 3_600_000
const everyDay = (spans: Span[], timeZone = 'Europe/Brussels'): OpeningHours => ({
  timeZone,
  weekly: { monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans, saturday: spans, sunday: spans },
  exceptions: [],
})
const at = (wall: string, timeZone = 'Europe/Amsterdam') =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds)

describe('the office day, Monday to Friday 09:00 to 17:00', () => {
  const hours = defaultOpeningHours

  test('is open from its first moment until just before its last', () => {
    expect(isOpenAt(hours, at('2026-11-25T08:59:59.999'))).toBe(false)
    expect(isOpenAt(hours, at('2026-11-25T09:00'))).toBe(true)
    expect(isOpenAt(hours, at('2026-11-25T16:59:59.999'))).toBe(true)
    expect(isOpenAt(hours, at('2026-11-25T17:00'))).toBe(false)
  })

  test('opens next on Monday when it is Friday evening, and is open now when it is', () => {
    expect(nextOpening(hours, at('2026-11-27T18:00'))).toEqual(at('2026-11-30T09:00'))
    expect(nextOpening(hours, at('2026-11-27T12:34'))).toEqual(at('2026-11-27T12:34'))
  })

  test('carries what does not fit into today over to the next working day', () => {
    expect(addBusinessTime(hours, at('2026-11-27T16:30'), hour)).toEqual(at('2026-11-30T09:30'))
    expect(addBusinessTime(hours, at('2026-11-23T22:30'), hour)).toEqual(at('2026-11-24T10:00'))
    expect(addBusinessTime(hours, at('2026-11-27T16:00'), hour)).toEqual(at('2026-11-27T17:00'))
  })

  test('says when it closes, and nothing while it is closed', () => {
    expect(nextClosing(hours, at('2026-11-25T12:00'))).toEqual(at('2026-11-25T17:00'))
    expect(nextClosing(hours, at('2026-11-25T08:00'))).toBeNull()
  })
})

test('an exception replaces its weekday: closed on a holiday, other hours on a market day', () => {
  const hours: OpeningHours = {
    ...defaultOpeningHours,
    exceptions: [
      { date: '2026-12-25', name: 'Kerstmis', spans: [] },
      { date: '2026-12-26', name: 'Kerstmarkt', spans: [{ from: '13:00', to: '15:00' }] },
    ],
  }
  expect(nextOpening(hours, at('2026-12-24T18:00'))).toEqual(at('2026-12-26T13:00'))
  expect(businessMsBetween(hours, at('2026-12-24T16:00'), at('2026-12-28T10:00'))).toBe(4 * hour)
})

test('spans that touch at midnight are one opening, and who never closes has no closing time', () => {
  const night = everyDay([
    { from: '00:00', to: '02:00' },
    { from: '22:00', to: '24:00' },
  ])
  expect(nextClosing(night, at('2026-11-25T23:00', 'Europe/Brussels'))).toEqual(at('2026-11-26T02:00', 'Europe/Brussels'))
  const always = everyDay([{ from: '00:00', to: '24:00' }])
  expect(isOpenAt(always, at('2026-11-25T00:00'))).toBe(true)
  expect(nextClosing(always, at('2026-11-25T12:00'))).toBeNull()
})

test('who never opens has no next opening, and no time is ever reached', () => {
  const never = everyDay([])
  expect(nextOpening(never, at('2026-11-25T12:00'))).toBeNull()
  expect(addBusinessTime(never, at('2026-11-25T12:00'), hour)).toBeNull()
  expect(businessMsBetween(never, at('2026-11-25T12:00'), at('2027-11-25T12:00'))).toBe(0)
})

test.each<[string, string, string, number]>([
  ['Brussels loses an hour in March', 'Europe/Brussels', '2026-03-29', 23],
  ['Brussels gains one in October', 'Europe/Brussels', '2026-10-25', 25],
  ['New York loses an hour in March', 'America/New_York', '2026-03-08', 23],
  ['New York gains one in November', 'America/New_York', '2026-11-01', 25],
  ['Kolkata never changes, half an hour beside the others', 'Asia/Kolkata', '2026-03-29', 24],
  ['Beirut changes at midnight itself', 'Asia/Beirut', '2026-03-29', 23],
])('%s: a day round the clock is as long as it is', (_, timeZone, date, length) => {
  const always = everyDay([{ from: '00:00', to: '24:00' }], timeZone)
  const begin = at(`${date}T00:00`, timeZone)
  const end = at(`${Temporal.PlainDate.from(date).add({ days: 1 })}T00:00`, timeZone)
  expect(businessMsBetween(always, begin, end)).toBe(length * hour)
  expect(businessMsBetween(everyDay([{ from: '09:00', to: '17:00' }], timeZone), begin, end)).toBe(8 * hour)
})

test('hours within a skipped hour are no time, also beside others, and those in a doubled one count once', () => {
  const skipped = everyDay([{ from: '02:10', to: '02:50' }])
  const [march, april] = [at('2026-03-29T00:00', 'Europe/Brussels'), at('2026-03-30T00:00', 'Europe/Brussels')]
  expect(businessMsBetween(skipped, march, april)).toBe(0)
  const beside = everyDay([
    { from: '02:10', to: '02:50' },
    { from: '02:55', to: '04:00' },
  ])
  expect(businessMsBetween(beside, march, april)).toBe(hour)
  const [october, november] = [at('2026-10-25T00:00', 'Europe/Brussels'), at('2026-10-26T00:00', 'Europe/Brussels')]
  expect(businessMsBetween(skipped, october, november)).toBe((40 / 60) * hour)
})

test.each<[string, string, string]>([
  ['up to the half hour', '2026-11-25T09:47', '2026-11-25T10:00'],
  ['not when it is one', '2026-11-25T09:30', '2026-11-25T09:30'],
  ['never beyond closing', '2026-11-25T16:40', '2026-11-25T16:45'],
  ['at closing it stays', '2026-11-25T16:45', '2026-11-25T16:45'],
])('a promise is rounded %s', (_, wall, expected) => {
  const hours = everyDay([{ from: '09:00', to: '16:45' }], 'Europe/Amsterdam')
  expect(roundUpWithin(hours, at(wall), 30)).toEqual(at(expected))
})

describe('laws, around the days on which clocks change', () => {
  const zones = ['Europe/Brussels', 'America/New_York', 'Asia/Kolkata'] as const
  const minute = fc.integer({ min: 0, max: 24 * 60 })
  const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const spans = fc.uniqueArray(minute, { minLength: 0, maxLength: 6 }).map((points) => {
    const sorted = points.toSorted((a, b) => a - b)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
      from: clockOf(sorted[2 * i] ?? 0),
      to: clockOf(sorted[2 * i + 1] ?? 0),
    }))
  })
  const date = fc
    .integer({ min: -3, max: 3 })
    .chain((offset) =>
      fc
        .constantFrom('2026-03-29', '2026-03-08', '2026-10-25', '2026-11-01', '2026-07-01')
        .map((day) => Temporal.PlainDate.from(day).add({ days: offset }).toString()),
    )
  const anyHours = fc
    .record({
      timeZone: fc.constantFrom(...zones),
      weekly: fc.record(Object.fromEntries(weekdays.map((day) => [day, spans]))),
      exceptions: fc.uniqueArray(fc.record({ date, name: fc.constant('anders'), spans }), { maxLength: 4, selector: (day) => day.date }),
    })
    .map((hours) => openingHoursSchema.parse(hours))
  const instant = date.chain((day) =>
    fc.integer({ min: 0, max: 3 * 24 * 60 }).map((minutes) => new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000)),
  )
  const span = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * 60_000)

  test('time that was added is there between the two', () => {
    fc.assert(
      fc.property(anyHours, instant, span, (hours, from, ms) => {
        const end = addBusinessTime(hours, from, ms)
        if (end) expect(businessMsBetween(hours, from, end)).toBe(ms)
        else expect(nextOpening(hours, new Date(from.getTime() + 700 * 24 * hour))).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('more time is never reached sooner, and starting later never ends sooner', () => {
    fc.assert(
      fc.property(anyHours, instant, span, span, (hours, from, one, more) => {
        const [first, second] = [addBusinessTime(hours, from, one), addBusinessTime(hours, from, one + more)]
        const later = addBusinessTime(hours, new Date(from.getTime() + more), one)
        if (first && second) expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime())
        if (first && later) expect(later.getTime()).toBeGreaterThanOrEqual(first.getTime())
      }),
      { numRuns: 300 },
    )
  })

  test('a stretch of time is the sum of its parts, and none is longer than the clock', () => {
    fc.assert(
      fc.property(anyHours, instant, span, span, (hours, from, one, two) => {
        const middle = new Date(from.getTime() + one)
        const end = new Date(middle.getTime() + two)
        const whole = businessMsBetween(hours, from, end)
        expect(businessMsBetween(hours, from, middle) + businessMsBetween(hours, middle, end)).toBe(whole)
        expect(whole).toBeLessThanOrEqual(one + two)
      }),
      { numRuns: 300 },
    )
  })

  test('it is open at the next opening, and at no moment before it', () => {
    fc.assert(
      fc.property(anyHours, instant, fc.double({ min: 0, max: 1, noNaN: true }), (hours, from, share) => {
        const opens = nextOpening(hours, from)
        if (!opens) return
        expect(isOpenAt(hours, opens)).toBe(true)
        const before = new Date(from.getTime() + Math.floor(share * (opens.getTime() - from.getTime())))
        if (before < opens) expect(isOpenAt(hours, before)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
