import { z } from 'zod'

/** A language as texts are kept by: a BCP 47 tag as it is written by the rules (`nl`, `pt-BR`). */
export const languageTagSchema = z
  .string()
  .min(2)
  .max(35)
  .refine((tag) => canonicalLanguage(tag) === tag, { error: 'must be a language tag such as nl or pt-BR' })

/** A tag as it is written by the rules: `NL-be` is `nl-BE`. Null when it is none. */
export function canonicalLanguage(tag: string): string | null {
  try {
    return new Intl.Locale(tag.trim()).toString()
  } catch {
    return null
  }
}

/** The language of a tag without region and script: `pt-BR` is `pt`. The tag itself when it is none. */
export function baseLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag).language
  } catch {
    return tag
  }
}

/** Which of the tags suits somebody's language: the tag itself, else one of the same language; null when there is none. */
export function matchLanguage(language: string, tags: readonly string[]): string | null {
  const wanted = canonicalLanguage(language) ?? language
  const base = baseLanguage(wanted)
  return tags.find((tag) => tag === wanted) ?? tags.find((tag) => tag === base) ?? tags.find((tag) => baseLanguage(tag) === base) ?? null
}

/** Whether a language is written from right to left, so that a field for it can be too. */
export function isRightToLeft(language: string): boolean {
  return ['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'dv', 'yi', 'sd', 'ug'].includes(baseLanguage(language))
}

/** What is mostly spoken in a country (two letters), by Unicode's likely subtags: `BE` is `nl`. Null when it is no country. */
export function languageOfCountry(country: string): string | null {
  try {
    const { language } = new Intl.Locale(`und-${country}`).maximize()
    return language === 'und' ? null : language
  } catch {
    return null
  }
}
