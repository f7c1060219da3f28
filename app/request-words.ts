import { cookies, headers } from 'next/headers'
import { messagesOf } from '@/lib/i18n/messages.ts'
import { pickLocale } from '@/lib/i18n/pick-locale.ts'

/** Locale and words of a request, for pages without a signed-in frame around them. */
export async function requestWords() {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = pickLocale({ chosen: jar.get('locale')?.value, acceptLanguage: head.get('accept-language') })
  return { locale, messages: messagesOf(locale) }
}
