import type { Locale } from '../core/vocabulary.ts'
import en from './messages/en.json' with { type: 'json' }
import nl from './messages/nl.json' with { type: 'json' }

/** Every word of the screens. Both files have the same keys (messages.test.ts). Imported by the server only: pages hand them on. */
export type Messages = typeof nl

const messages: Record<Locale, Messages> = { nl, en }

export function messagesOf(locale: Locale): Messages {
  return messages[locale]
}
