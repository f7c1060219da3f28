/** A language's name in the reader's words; the code itself when it is none that is known. Pure. */
export function nameLanguage(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
