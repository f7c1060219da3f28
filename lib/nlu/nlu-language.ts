/** Languages with word lists, keyword forms and examples of their own. Others are understood by letters alone. */
export const NLU_LANGUAGES = ['nl', 'en', 'de', 'fr'] as const
export type NluLanguage = (typeof NLU_LANGUAGES)[number]
