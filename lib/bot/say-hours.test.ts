import { describe, expect, test } from 'vitest'
import { defaultOpeningHours } from '../hours/opening-hours.ts'
import { sayHours, sayOpening } from './say-hours.ts'

const hours = {
  ...defaultOpeningHours,
  weekly: {
    ...defaultOpeningHours.weekly,
    friday: [
      { from: '09:00', to: '12:30' },
      { from: '13:00', to: '21:00' },
    ],
  },
  exceptions: [
    { date: '2026-11-27', name: 'Inventarisatie', spans: [] },
    { date: '2026-12-25', name: 'Kerst', spans: [] },
  ],
}

describe('the opening hours in words', () => {
  test('tell until when it is open, the week with days alike together, and the days that differ soon', () => {
    const { today, week } = sayHours(hours, new Date('2026-11-25T13:00:00Z'), 'nl')
    expect(today).toBe('We zijn nu open, tot 17:00.')
    expect(week.split('\n')).toEqual([
      'maandag–donderdag: 09:00–17:00',
      'vrijdag: 09:00–12:30 en 13:00–21:00',
      'zaterdag–zondag: gesloten',
      'vrijdag 27 november (Inventarisatie): gesloten',
    ])
  })

  test('tell when it opens again, by the clock of the organisation', () => {
    const evening = new Date('2026-11-25T20:00:00Z')
    expect(sayHours(hours, evening, 'en').today).toBe('We are closed now and open again tomorrow at 09:00.')
    expect(sayOpening(hours, evening, 'nl')).toBe('morgen om 09:00')
    expect(sayOpening(hours, new Date('2026-11-26T18:00:00Z'), 'nl')).toBe('maandag om 09:00')
    expect(sayOpening(hours, new Date('2026-11-25T13:00:00Z'), 'nl')).toBeNull()
  })

  test('say that it is closed where it never opens', () => {
    const never = { ...hours, weekly: { ...hours.weekly, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] } }
    expect(sayHours(never, new Date('2026-11-25T13:00:00Z'), 'nl').today).toBe('We zijn nu gesloten.')
  })
})
