import { expect, test } from 'vitest'
import { defaultOpeningHours, isTimeZone, openingHoursSchema, sortOpeningHours } from './opening-hours.ts'

const withMonday = (monday: unknown) => ({ ...defaultOpeningHours, weekly: { ...defaultOpeningHours.weekly, monday } })

test.each<[string, unknown]>([
  ['a span that ends before it begins', withMonday([{ from: '17:00', to: '09:00' }])],
  ['an empty span', withMonday([{ from: '09:00', to: '09:00' }])],
  [
    'spans that overlap',
    withMonday([
      { from: '09:00', to: '13:00' },
      { from: '12:00', to: '17:00' },
    ]),
  ],
  ['a time that is none', withMonday([{ from: '9:00', to: '25:00' }])],
  ['a zone nobody knows', { ...defaultOpeningHours, timeZone: 'Europe/Gent' }],
  ['an offset instead of a zone', { ...defaultOpeningHours, timeZone: '+01:00' }],
  ['a date that does not exist', { ...defaultOpeningHours, exceptions: [{ date: '2026-02-30', name: 'x', spans: [] }] }],
  [
    'one date twice',
    {
      ...defaultOpeningHours,
      exceptions: [
        { date: '2026-12-25', name: 'x', spans: [] },
        { date: '2026-12-25', name: 'y', spans: [] },
      ],
    },
  ],
])('%s is refused', (_, hours) => {
  expect(openingHoursSchema.safeParse(hours).success).toBe(false)
})

test('spans and exceptions are kept in order, whatever order they are entered in', () => {
  const sorted = sortOpeningHours(
    openingHoursSchema.parse(
      withMonday([
        { from: '13:00', to: '24:00' },
        { from: '09:00', to: '13:00' },
      ]),
    ),
  )
  expect(sorted.weekly.monday.map(({ from }) => from)).toEqual(['09:00', '13:00'])
})

test('every zone the platform lists is one', () => {
  expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([])
})
