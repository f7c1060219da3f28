import { foldWord } from '../normalize-text.ts'
import { COMMON_WORDS } from './common-words.ts'
import type { KeywordRule } from './keyword-rule.ts'
import { readPhraseWords } from './keyword-text.ts'
import { makeWordForms } from './make-word-forms.ts'
import { createKeywordMatcher } from './match-keywords.ts'

export type KeywordPreview = {
  /** Per word of the rule's phrases, in every language of it: the forms looked for. */
  words: { word: string; language: string; forms: string[]; apart: string | null }[]
  /** Known words that the rule would hit though they are none of the forms: compounds and what `*` takes in. */
  alsoHits: string[]
}

/** What the admin is shown before saving. @param vocabulary words to try the rule on, such as an installation's frequent ones */
export function previewKeyword(rule: KeywordRule, vocabulary: Iterable<string> = []): KeywordPreview {
  const words = rule.languages.flatMap((language) =>
    rule.phrases.flatMap(readPhraseWords).map((word) => {
      const made = rule.inflect && !word.endsWith('*') ? makeWordForms(word, language) : null
      return { word, language, forms: made?.forms ?? [foldWord(word)], apart: apartOf(made?.apart ?? null) }
    }),
  )
  const listed = new Set(words.flatMap(({ forms }) => forms))
  const candidates = new Set([...COMMON_WORDS, ...vocabulary].map(foldWord))
  const matcher = createKeywordMatcher([rule])
  return { words, alsoHits: [...candidates].filter((word) => !listed.has(word) && matcher.match(word).length > 0).sort() }
}

function apartOf(apart: { verbs: string[]; particle: string } | null): string | null {
  return apart === null ? null : `${apart.verbs[0]} … ${apart.particle}`
}
