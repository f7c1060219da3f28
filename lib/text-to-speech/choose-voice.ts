/**
 * The voice for a language, of a setting that names one for all (`alloy`), or one for each language with `*` for the
 * others (`nl:fleur, en:emma, *:alloy`). Null when the setting names none for it.
 */
export function chooseVoice(setting: string, language: string): string | null {
  const parts = setting
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const named = new Map(
    parts.map((part): [string, string] => {
      const at = part.indexOf(':')
      return at === -1 ? ['*', part] : [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()]
    }),
  )
  const [base = ''] = language.toLowerCase().split('-')
  return named.get(language.toLowerCase()) ?? named.get(base) ?? named.get('*') ?? null
}
