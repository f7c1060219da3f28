import { daysAgo } from '../timeline/timeline-items.ts'
import type { AcknowledgementLanguage, AcknowledgementTexts } from './acknowledgement-rule.ts'

/**
 * The words of an acknowledgement: the text of the language for whether it is open, with the times filled in as people
 * say them, and what else the customer must be told below it. Times are of the organisation's clock, whose zone is given.
 */
export function composeAcknowledgement(
  texts: AcknowledgementTexts,
  input: {
    language: AcknowledgementLanguage
    now: Date
    promisedAt: Date
    /** The next opening; null while it is open. */
    opensAt: Date | null
    timeZone: string
    notice: string | null
  },
): string {
  const { language, now, promisedAt, opensAt, timeZone, notice } = input
  const text = opensAt ? texts[language].closed : texts[language].open
  const values: Record<string, string> = {
    promise: sayTime(promisedAt, 'before', { now, timeZone, language }),
    ...(opensAt && { opening: sayTime(opensAt, 'at', { now, timeZone, language }) }),
  }
  const filled = text.replace(/\{([^{}]*)\}/g, (whole, name: string) => values[name] ?? whole)
  return notice ? `${filled}\n\n${notice}` : filled
}

const words = {
  nl: { locale: 'nl-NL', today: 'vandaag', tomorrow: 'morgen', on: '', before: 'voor', at: 'om' },
  en: { locale: 'en-GB', today: 'today', tomorrow: 'tomorrow', on: 'on ', before: 'before', at: 'at' },
} as const

/** "morgen voor 10:00", "vrijdag voor 17:00", "maandag 30 november om 09:00". */
function sayTime(
  at: Date,
  how: 'before' | 'at',
  { now, timeZone, language }: { now: Date; timeZone: string; language: AcknowledgementLanguage },
): string {
  const say = words[language]
  const days = -daysAgo(at.toISOString(), now.getTime(), timeZone)
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(say.locale, { timeZone, ...options }).format(at)
  const date: Intl.DateTimeFormatOptions = days < 6 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' }
  const day = days <= 0 ? say.today : days === 1 ? say.tomorrow : `${say.on}${format(date)}`
  return `${day} ${say[how]} ${format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}

/** Dial codes of countries whose customers are written to in Dutch while nothing is known of their own language. */
const dutchDialCodes = ['31', '32']

/**
 * The language to write to a customer in: what they were last heard to speak, else what is spoken where the number is.
 * @param spoken a language tag of the last transcript: `nl`, `nl-BE`, `tr`
 * @param number our own number in digits
 */
export function chooseLanguage(spoken: string | null, number: string | null): AcknowledgementLanguage {
  if (spoken) return /^(nl|dutch)\b/i.test(spoken) ? 'nl' : 'en'
  return dutchDialCodes.some((code) => number?.startsWith(code)) ? 'nl' : 'en'
}
