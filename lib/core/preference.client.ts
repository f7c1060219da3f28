// Small choices of this browser (theme, language, folded panels). Cookies, because the server draws the first paint with them.

export type Preference = 'theme' | 'density' | 'locale' | 'rail' | 'panel' | 'tz'

const yearSeconds = 31_536_000

export function savePreference(name: Preference, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from browsers we support, and asynchronous.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax`
}
