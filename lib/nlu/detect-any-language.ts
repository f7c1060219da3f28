import { eld } from 'eld/medium'
import { isUnspaced } from './detect-language.ts'
import { splitWords } from './split-words.ts'

/** Below this many words even a sure answer is often wrong. */
const FEWEST_WORDS = 3

/** How near to the best one the likely language must come: Ukrainian and Bulgarian differ by 0.5 % in a short line. */
const NEAR = 0.97

/**
 * The language of a text among all that the detector knows (ISO 639-1); null when it is too short or unsure to tell.
 * @param likely what the writer probably speaks: it wins where the two can hardly be told apart
 */
export function detectAnyLanguage(text: string, likely: string | null): string | null {
  const words = splitWords(text).filter((word) => /\p{L}/u.test(word))
  if (words.length < FEWEST_WORDS && !isUnspaced(text)) return null
  const result = eld.detect(words.join(' '))
  if (result.language === '' || !result.isReliable()) return null
  const scores = result.getScores()
  const best = scores[result.language] ?? 0
  return likely !== null && (scores[likely] ?? 0) >= NEAR * best ? likely : result.language
}
