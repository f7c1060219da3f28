import type { Locale } from '../core/vocabulary.ts'

/**
 * The languages a transcript is to be translated into: those of the people who work here, unless it is in one of them,
 * or nobody knows what it is in. Pure.
 */
export function planTranslations(language: string | null, locales: Locale[]): Locale[] {
  const [base] = language?.toLowerCase().split('-') ?? []
  if (!base || locales.some((locale) => locale === base)) return []
  return locales
}
