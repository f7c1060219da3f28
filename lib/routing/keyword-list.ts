import { z } from 'zod'
import { keywordRuleSchema, refusePhrase } from '../nlu/keywords/keyword-rule.ts'

/** Of all lists together: forms are made for each when the rules are first followed. */
const maxPhrases = 10_000

/** A list of words that rules can speak of: the fact `keywords` holds the ids of the lists a message touches. */
export const keywordListSchema = keywordRuleSchema
  .omit({ id: true })
  .extend({
    id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'is lower-case letters, digits, - and _'),
    name: z.string().trim().min(1).max(120),
    phrases: z.array(z.string().trim()).min(1).max(maxPhrases),
  })
  .superRefine(({ phrases }, context) => {
    for (const [index, phrase] of phrases.entries()) {
      const refusal = refusePhrase(phrase)
      if (refusal) context.addIssue({ code: 'custom', path: ['phrases', index], message: refusalWords[refusal], params: { code: refusal } })
    }
  })
export type KeywordList = z.infer<typeof keywordListSchema>

export const keywordListsSchema = z
  .array(keywordListSchema)
  .max(100)
  .superRefine((lists, context) => {
    if (new Set(lists.map(({ id }) => id)).size < lists.length) context.addIssue({ code: 'custom', message: 'has two lists with one id' })
    if (lists.reduce((sum, { phrases }) => sum + phrases.length, 0) > maxPhrases)
      context.addIssue({ code: 'custom', message: `has more than ${maxPhrases} phrases` })
  })

const refusalWords = {
  empty: 'holds no word',
  too_long: 'is too long',
  too_many_words: 'has too many words',
  pattern: 'is a pattern; only * at the end of a word is one',
  wildcard_too_short: 'has too few letters before *',
} as const
