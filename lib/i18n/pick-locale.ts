import type { Locale } from '../core/vocabulary.ts'

const locales: readonly string[] = ['nl', 'en'] satisfies Locale[]

/** What a page is drawn in before anybody is known: what was chosen in this browser, else what it asks for, else Dutch. */
export function pickLocale(input: { chosen?: string; acceptLanguage?: string | null }): Locale {
  if (isLocale(input.chosen)) return input.chosen
  return preferred(input.acceptLanguage ?? '').find(isLocale) ?? 'nl'
}

function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && locales.includes(value)
}

/** Languages of an Accept-Language header, best first, without their region. */
function preferred(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const quality = Number(
        rest
          .find((p) => p.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { language: (tag.split('-')[0] ?? '').toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 }
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language)
}
