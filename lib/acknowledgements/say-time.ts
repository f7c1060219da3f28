import { baseLanguage } from '../i18n/language-tag.ts'
import { daysAgo } from '../timeline/timeline-items.ts'

/** How a language puts a day and a time together. */
type Wording = {
  /** Where the tag alone would not give the form people write. */
  locale?: string
  /** Before a weekday or a date. */
  on?: string
  /** Weekdays with what stands before them, Sunday first, where a preposition changes with the day. */
  weekdays?: readonly string[]
  before: (day: string, time: string) => string
  at: (day: string, time: string) => string
}

const wordings: Record<string, Wording> = {
  nl: { before: (day, time) => `${day} voor ${time}`, at: (day, time) => `${day} om ${time}` },
  en: { locale: 'en-GB', on: 'on {day}', before: (day, time) => `${day} before ${time}`, at: (day, time) => `${day} at ${time}` },
  de: { on: 'am {day}', before: (day, time) => `${day} vor ${time} Uhr`, at: (day, time) => `${day} um ${time} Uhr` },
  fr: { before: (day, time) => `${day} avant ${time}`, at: (day, time) => `${day} à ${time}` },
  es: { on: 'el {day}', before: (day, time) => `${day} antes de las ${time}`, at: (day, time) => `${day} a las ${time}` },
  it: { before: (day, time) => `${day} prima delle ${time}`, at: (day, time) => `${day} alle ${time}` },
  pt: { before: (day, time) => `${day} antes das ${time}`, at: (day, time) => `${day} às ${time}` },
  pl: {
    weekdays: ['w niedzielę', 'w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'w sobotę'],
    before: (day, time) => `${day} przed godziną ${time}`,
    at: (day, time) => `${day} o godzinie ${time}`,
  },
  tr: { on: '{day} günü', before: (day, time) => `${day} saat ${time} öncesinde`, at: (day, time) => `${day} saat ${time} itibarıyla` },
  ar: {
    // Western digits, as on a phone's clock in most of the countries customers here write from.
    locale: 'ar-u-nu-latn',
    on: 'يوم {day}',
    before: (day, time) => `${day} قبل الساعة ${time}`,
    at: (day, time) => `${day} الساعة ${time}`,
  },
  uk: {
    weekdays: ['у неділю', 'у понеділок', 'у вівторок', 'у середу', 'у четвер', 'у п’ятницю', 'у суботу'],
    before: (day, time) => `${day} до ${time}`,
    at: (day, time) => `${day} ${time.startsWith('11') ? 'об' : 'о'} ${time}`,
  },
  ru: {
    weekdays: ['в воскресенье', 'в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу'],
    before: (day, time) => `${day} до ${time}`,
    at: (day, time) => `${day} в ${time}`,
  },
  ro: { before: (day, time) => `${day} înainte de ora ${time}`, at: (day, time) => `${day} la ora ${time}` },
}

/** In every other language only day and time are said: the text has to say "before" itself. */
const bare: Wording = { before: (day, time) => `${day} ${time}`, at: (day, time) => `${day} ${time}` }

/** Whether "before" and "at" are said by us in a language, or have to be by the text that a time stands in. */
export function saysBefore(language: string): boolean {
  return baseLanguage(language) in wordings
}

/**
 * A coming time as people say it: "morgen voor 10:00", "vrijdag voor 17:00", "maandag 30 november om 09:00". Today and
 * tomorrow are those of the zone.
 */
export function sayTime(
  at: Date,
  how: 'before' | 'at',
  { now, timeZone, language }: { now: Date; timeZone: string; language: string },
): string {
  const wording = wordings[baseLanguage(language)] ?? bare
  const locale = wording.locale ?? language
  const format = (options: Intl.DateTimeFormatOptions, as = locale) => new Intl.DateTimeFormat(as, { timeZone, ...options }).format(at)
  const days = Math.max(0, -daysAgo(at.toISOString(), now.getTime(), timeZone))
  return wording[how](sayDay(), format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))

  function sayDay(): string {
    if (days <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
    const weekday = wording.weekdays?.[englishWeekdays.indexOf(format({ weekday: 'short' }, 'en'))]
    if (weekday) return days < 6 ? weekday : `${weekday}, ${format({ day: 'numeric', month: 'long' })},`
    const day = format(days < 6 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' })
    return wording.on?.replace('{day}', day) ?? day
  }
}

const englishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
