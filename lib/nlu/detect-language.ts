import { eld } from 'eld/medium'
import { splitWords } from './split-words.ts'

/** Fewer words tell too little: "ok", "retour", "Rue Neuve" (nlu.md 2.3). */
const FEWEST_WORDS = 3

export type LanguageReading = {
  /** ISO 639-1. */
  language: string
  /** `inherited`: too short to tell, or nothing of an enabled language in it. */
  source: 'detected' | 'inherited'
}

/**
 * The language of a message among the enabled ones. `inherited` is the conversation's language so far, or the
 * connection's own when it has just begun; it holds for one or two words, numbers and emoji.
 */
export function detectLanguage(text: string, enabled: readonly string[], inherited: string): LanguageReading {
  const words = splitWords(text).filter((word) => /\p{L}/u.test(word))
  if (words.length < FEWEST_WORDS && !isUnspaced(text)) return { language: inherited, source: 'inherited' }
  const scores = eld.detect(words.join(' ')).getScores()
  const best = enabled.reduce<string | null>((found, language) => {
    const score = scores[language] ?? 0
    return score > (found === null ? 0 : (scores[found] ?? 0)) ? language : found
  }, null)
  return best === null ? { language: inherited, source: 'inherited' } : { language: best, source: 'detected' }
}

/** Chinese, Japanese and Thai put no spaces between words: a line of theirs is one "word". */
export function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u.test(text)
}
