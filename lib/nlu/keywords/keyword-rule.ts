import { z } from 'zod'

const MAX_PHRASE_LENGTH = 100
const MAX_PHRASE_WORDS = 8
const SHORTEST_WILDCARD = 3
/** Anything of a regular expression: `^(a+)+$` held a server for 39 seconds on 28 characters (nlu.md 4). */
const PATTERN_MARKS = /[\\^$()[\]{}|+?<>]|\*(?!\s|$)|(?<=^|\s)\*|\.\*|\*\*/u

/** How the words of a rule are looked for. What follows from a hit is the routing rule's business. */
export const keywordRuleSchema = z.object({
  id: z.string().min(1),
  /** ISO 639-1; forms are made for each. */
  languages: z.array(z.string().min(2)).min(1),
  /** Words or phrases; a word may end in `*`. */
  phrases: z.array(z.string()).min(1),
  inflect: z.boolean().default(true),
  /** Which part of a compound the word may be; never within one. */
  compound: z.enum(['off', 'first', 'last']).default('first'),
  fuzzy: z.boolean().default(true),
  negation: z.enum(['ignore', 'cancels']).default('cancels'),
  /** Words that may stand between the words of a phrase. */
  gap: z.int().min(0).max(3).default(3),
})
export type KeywordRule = z.infer<typeof keywordRuleSchema>

/** Why a phrase is refused when a rule is saved. */
export type PhraseRefusal = 'empty' | 'too_long' | 'too_many_words' | 'pattern' | 'wildcard_too_short'

/** Null when the phrase may be saved. */
export function refusePhrase(phrase: string): PhraseRefusal | null {
  const words = phrase.trim().split(/\s+/)
  if (!/[\p{L}\p{N}]/u.test(phrase)) return PATTERN_MARKS.test(phrase) ? 'pattern' : 'empty'
  if (phrase.length > MAX_PHRASE_LENGTH) return 'too_long'
  if (words.length > MAX_PHRASE_WORDS) return 'too_many_words'
  if (PATTERN_MARKS.test(phrase)) return 'pattern'
  return words.some((word) => word.endsWith('*') && word.length <= SHORTEST_WILDCARD) ? 'wildcard_too_short' : null
}
