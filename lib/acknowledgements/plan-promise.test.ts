import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { isOpenAt, nextOpening } from '../hours/business-time.ts'
import { defaultOpeningHours } from '../hours/opening-hours.ts'
import { measureAnswersPerHour, planPromise, type Queue } from './plan-promise.ts'

const at = (wall: string) => new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Amsterdam').epochMilliseconds)
const limits = { floorMinutes: 60, ceilingMinutes: 16 * 60 }
const plan = (wall: string, queue: Queue) => planPromise({ now: at(wall), hours: defaultOpeningHours, queue, ...limits })

test.each<[string, string, Queue, string]>([
  ['Monday night, nobody ahead: tomorrow, an hour after opening', '2026-11-23T22:30', { ahead: 0, answersPerHour: 12 }, '2026-11-24T10:00'],
  ['at noon, nobody ahead: an hour', '2026-11-24T12:00', { ahead: 0, answersPerHour: 12 }, '2026-11-24T13:00'],
  ['rounded up to the half hour', '2026-11-24T12:10', { ahead: 0, answersPerHour: 12 }, '2026-11-24T13:30'],
  ['eleven ahead at four an hour: three hours', '2026-11-24T09:00', { ahead: 11, answersPerHour: 4 }, '2026-11-24T12:00'],
  ['what does not fit goes on tomorrow', '2026-11-24T16:00', { ahead: 11, answersPerHour: 4 }, '2026-11-25T11:00'],
  ['over the weekend', '2026-11-27T16:30', { ahead: 3, answersPerHour: 4 }, '2026-11-30T09:30'],
  ['never later than the ceiling of two days', '2026-11-24T09:00', { ahead: 500, answersPerHour: 1 }, '2026-11-25T17:00'],
  ['not measured yet: a quarter of an hour each', '2026-11-24T09:00', { ahead: 7, answersPerHour: null }, '2026-11-24T11:00'],
  ['not measured and nobody ahead: the floor', '2026-11-24T09:00', { ahead: 0, answersPerHour: null }, '2026-11-24T10:00'],
  ['not rounded past closing', '2026-11-24T15:50', { ahead: 0, answersPerHour: 12 }, '2026-11-24T17:00'],
])('%s', (_, now, queue, expected) => {
  expect(plan(now, queue)?.at).toEqual(at(expected))
})

test('says what it was reckoned from', () => {
  expect(plan('2026-11-24T12:00', { ahead: 2, answersPerHour: 3.0777 })?.reason).toEqual({ waiting: 3, answersPerHour: 3.1, isOpen: true })
  expect(plan('2026-11-24T22:00', { ahead: 0, answersPerHour: null })?.reason).toEqual({ waiting: 1, answersPerHour: null, isOpen: false })
})

test('who never opens promises nothing', () => {
  const closed = Object.fromEntries(Object.keys(defaultOpeningHours.weekly).map((day) => [day, []]))
  const hours = { ...defaultOpeningHours, weekly: { ...defaultOpeningHours.weekly, ...closed } }
  expect(planPromise({ now: at('2026-11-24T12:00'), hours, queue: { ahead: 0, answersPerHour: 4 }, ...limits })).toBeNull()
})

test('a longer queue is never promised an earlier time, and no promise lies before it opens or outside the hours', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 14 * 24 * 60 }),
      fc.nat(60),
      fc.nat(60),
      fc.option(fc.double({ min: 0.1, max: 40, noNaN: true })),
      (minute, ahead, more, rate) => {
        const now = new Date(at('2026-10-20T00:00').getTime() + minute * 60_000)
        const [one, other] = [ahead, ahead + more].map((count) =>
          planPromise({ now, hours: defaultOpeningHours, queue: { ahead: count, answersPerHour: rate }, ...limits }),
        )
        if (!one || !other) throw new Error('office hours always open again')
        expect(other.at.getTime()).toBeGreaterThanOrEqual(one.at.getTime())
        expect(one.at.getTime()).toBeGreaterThan(nextOpening(defaultOpeningHours, now)?.getTime() ?? Number.POSITIVE_INFINITY)
        expect(isOpenAt(defaultOpeningHours, new Date(one.at.getTime() - 1))).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

test('a speed needs some answers and some opening to be one', () => {
  expect(measureAnswersPerHour(4, 80 * 3_600_000)).toBeNull()
  expect(measureAnswersPerHour(40, 60_000)).toBeNull()
  expect(measureAnswersPerHour(40, 80 * 3_600_000)).toBe(0.5)
})
