import compile from 'icu-minify/compile'
import type { Locale } from '../core/vocabulary.ts'
import { type Messages, messagesOf } from './messages.ts'

const compiled = new Map<Locale, Messages>()

/**
 * The words as a browser takes them: parsed here, once, so that no page carries a parser. Typed as what they are made
 * of, since keys and arguments are the same.
 */
export function compiledMessagesOf(locale: Locale): Messages {
  const known = compiled.get(locale)
  if (known) return known
  const made = compileAll(messagesOf(locale)) as Messages // the same keys; only `use-intl` looks at the values
  compiled.set(locale, made)
  return made
}

function compileAll(words: unknown): unknown {
  // React hands on objects of the plain kind only, and the compiler's have no prototype.
  if (typeof words === 'string') return structuredClone(compile(words))
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, compileAll(value)])) // a file of words holds texts and groups
}
