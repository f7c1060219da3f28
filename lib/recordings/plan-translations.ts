import type { Locale } from '../core/vocabulary.ts'

/**
 * The languages a transcript is to be translated into by itself: those of the people who work here, unless it is in one
 * of them, or nobody knows what it is in. Pure.
 */
export function planTranslations(language: string | null, locales: Locale[]): Locale[] {
  return language !== null && locales.every((locale) => needsTranslation(language, locale)) ? locales : []
}

/** Whether a reader of one language may ask for a translation: always, unless it is in theirs. Pure. */
export function needsTranslation(language: string | null, locale: Locale): boolean {
  return language?.toLowerCase().split('-')[0] !== locale
}
