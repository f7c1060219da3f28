/** Languages with word lists, keyword forms and examples of their own. Others are understood by letters alone. */
export const NLU_LANGUAGES = ['nl', 'en', 'de', 'fr'] as const
export type NluLanguage = (typeof NLU_LANGUAGES)[number]

export function isNluLanguage(language: string): language is NluLanguage {
  return NLU_LANGUAGES.some((known) => known === language)
}
