import { Temporal } from 'temporal-polyfill'
import { isOpenAt, nextClosing, nextOpening } from '../hours/business-time.ts'
import { type OpeningHours, type Span, weekdays } from '../hours/opening-hours.ts'
import type { BotLanguage } from './bot-memory.ts'

const words = {
  nl: {
    locale: 'nl-NL',
    open: (at: string) => `We zijn nu open, tot ${at}.`,
    alwaysOpen: 'We zijn nu open.',
    opens: (at: string) => `We zijn nu gesloten en weer open ${at}.`,
    closed: 'We zijn nu gesloten.',
    shut: 'gesloten',
    and: ' en ',
    other: 'Andere dagen',
    at: 'om',
    today: 'vandaag',
    tomorrow: 'morgen',
  },
  en: {
    locale: 'en-GB',
    open: (at: string) => `We are open now, until ${at}.`,
    alwaysOpen: 'We are open now.',
    opens: (at: string) => `We are closed now and open again ${at}.`,
    closed: 'We are closed now.',
    shut: 'closed',
    and: ' and ',
    other: 'Other days',
    at: 'at',
    today: 'today',
    tomorrow: 'tomorrow',
  },
} as const

/** Days that differ are told this far ahead. */
const aheadDays = 14

/** The opening hours as the bot says them: whether it is open now, and the week with the days that differ soon. Pure. */
export function sayHours(hours: OpeningHours, now: Date, language: BotLanguage): { today: string; week: string } {
  return { today: sayNow(hours, now, language), week: [...sayWeek(hours, language), ...sayExceptions(hours, now, language)].join('\n') }
}

/** "morgen om 09:00": when it opens; null while it is open, or when it never does. */
export function sayOpening(hours: OpeningHours, now: Date, language: BotLanguage): string | null {
  const opens = isOpenAt(hours, now) ? null : nextOpening(hours, now)
  return opens && sayMoment(hours, opens, now, language)
}

function sayNow(hours: OpeningHours, now: Date, language: BotLanguage): string {
  const say = words[language]
  if (isOpenAt(hours, now)) {
    const closes = nextClosing(hours, now)
    return closes ? say.open(clockOf(hours, closes)) : say.alwaysOpen
  }
  const opens = nextOpening(hours, now)
  return opens ? say.opens(sayMoment(hours, opens, now, language)) : say.closed
}

/** Weekdays alike in a row on one line: "maandag–vrijdag: 09:00–17:00". */
function sayWeek({ weekly }: OpeningHours, language: BotLanguage): string[] {
  const runs: { first: number; last: number; spans: string }[] = []
  weekdays.forEach((day, index) => {
    const spans = saySpans(weekly[day], language)
    const run = runs.at(-1)
    if (run?.spans === spans) run.last = index
    else runs.push({ first: index, last: index, spans })
  })
  return runs.map(({ first, last, spans }) =>
    first === last ? `${dayName(first, language)}: ${spans}` : `${dayName(first, language)}–${dayName(last, language)}: ${spans}`,
  )
}

function sayExceptions(hours: OpeningHours, now: Date, language: BotLanguage): string[] {
  const today = zoned(hours, now).toPlainDate()
  const until = today.add({ days: aheadDays })
  return hours.exceptions
    .map((day) => ({ ...day, on: Temporal.PlainDate.from(day.date) }))
    .filter(({ on }) => Temporal.PlainDate.compare(on, today) >= 0 && Temporal.PlainDate.compare(on, until) <= 0)
    .map(({ on, name, spans }) => {
      const date = on.toLocaleString(words[language].locale, { weekday: 'long', day: 'numeric', month: 'long' })
      return `${date} (${name}): ${saySpans(spans, language)}`
    })
}

function saySpans(spans: readonly Span[], language: BotLanguage): string {
  const { shut, and } = words[language]
  return spans.length === 0 ? shut : spans.map(({ from, to }) => `${from}–${to}`).join(and)
}

function dayName(index: number, language: BotLanguage): string {
  // The 5th of January 2026 is a Monday.
  return Temporal.PlainDate.from({ year: 2026, month: 1, day: 5 + index }).toLocaleString(words[language].locale, { weekday: 'long' })
}

function sayMoment(hours: OpeningHours, at: Date, now: Date, language: BotLanguage): string {
  const say = words[language]
  const day = zoned(hours, at).toPlainDate()
  const days = zoned(hours, now).toPlainDate().until(day).days
  const far: Intl.DateTimeFormatOptions = days > 6 ? { weekday: 'long', day: 'numeric', month: 'long' } : { weekday: 'long' }
  const name = days === 0 ? say.today : days === 1 ? say.tomorrow : day.toLocaleString(say.locale, far)
  return `${name} ${say.at} ${clockOf(hours, at)}`
}

function clockOf(hours: OpeningHours, at: Date): string {
  return zoned(hours, at).toPlainTime().toString({ smallestUnit: 'minute' })
}

function zoned({ timeZone }: OpeningHours, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
}
