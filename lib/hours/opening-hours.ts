// What opening hours are: spans of the wall clock per weekday, days that differ, and the zone whose clock is meant.
// Reckoning with them is in business-time.ts, which browsers need not load.
import { z } from 'zod'

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** From and to on one day's clock, `HH:MM`; `to` may be `24:00`, the midnight that ends the day. */
export const spanSchema = z
  .strictObject({
    from: z.string().regex(clock, 'must be a time like 09:00'),
    to: z.union([z.string().regex(clock), z.literal('24:00')], 'must be a time like 17:30, at most 24:00'),
  })
  .refine(({ from, to }) => from < to, 'must end after it begins; hours past midnight belong to the next day')
export type Span = z.infer<typeof spanSchema>

const spansSchema = z
  .array(spanSchema)
  .max(12)
  .refine((spans) => inOrder(spans).every((span, i, all) => i === 0 || (all[i - 1]?.to ?? '') <= span.from), 'must not overlap')

/** A day that differs from its weekday: other hours, or none (closed). */
const exceptionSchema = z.strictObject({ date: z.iso.date(), name: z.string().trim().min(1).max(80), spans: spansSchema })

/** Opening hours of the organisation. A day without spans is closed. */
export const openingHoursSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'must be a time zone like Europe/Amsterdam'),
  weekly: z.strictObject({
    monday: spansSchema,
    tuesday: spansSchema,
    wednesday: spansSchema,
    thursday: spansSchema,
    friday: spansSchema,
    saturday: spansSchema,
    sunday: spansSchema,
  }),
  exceptions: z
    .array(exceptionSchema)
    .max(400)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'must name a date once'),
})
export type OpeningHours = z.infer<typeof openingHoursSchema>

const officeDay: Span[] = [{ from: '09:00', to: '17:00' }]

/** What holds until an admin says otherwise. */
export const defaultOpeningHours: OpeningHours = {
  timeZone: 'Europe/Amsterdam',
  weekly: {
    monday: officeDay,
    tuesday: officeDay,
    wednesday: officeDay,
    thursday: officeDay,
    friday: officeDay,
    saturday: [],
    sunday: [],
  },
  exceptions: [],
}

/** The same hours with spans and exceptions in order, as reckoning with them needs it. */
export function sortOpeningHours(hours: OpeningHours): OpeningHours {
  const { weekly } = hours
  return {
    timeZone: hours.timeZone,
    weekly: {
      monday: inOrder(weekly.monday),
      tuesday: inOrder(weekly.tuesday),
      wednesday: inOrder(weekly.wednesday),
      thursday: inOrder(weekly.thursday),
      friday: inOrder(weekly.friday),
      saturday: inOrder(weekly.saturday),
      sunday: inOrder(weekly.sunday),
    },
    exceptions: hours.exceptions.map((day) => ({ ...day, spans: inOrder(day.spans) })).sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

function inOrder(spans: Span[]): Span[] {
  return spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** Whether the platform knows an IANA zone of this name; an offset like `+01:00` is none, since it knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
