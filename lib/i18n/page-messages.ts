import type { Locale } from '../core/vocabulary.ts'
import { compiledMessagesOf } from './compile-messages.ts'
import type { Messages } from './messages.ts'

/** Words that only administration uses: sent with its own pages, not with every screen. */
const adminNamespaces = [
  'admin',
  'connections',
  'connectionProblem',
  'people',
  'tokens',
  'deliveries',
  'templatesAdmin',
  'rates',
  'hours',
  'acknowledgement',
  'botTasks',
  'routingAdmin',
  'privacy',
  'languages',
  'replies',
  'glossary',
  'audit',
] as const satisfies (keyof Messages)[]

/**
 * The words of every screen outside administration. Typed as all of them, since administration adds the rest around
 * its own pages (app/(signed-in)/(admin)).
 */
export function screenMessages(locale: Locale): Messages {
  const left = Object.entries(compiledMessagesOf(locale)).filter(([name]) => !(adminNamespaces as readonly string[]).includes(name))
  return Object.fromEntries(left) as Messages
}
