import { foldWord } from '../normalize-text.ts'

/** Invisible characters belong to the word they are hidden in; `\b` is not used: it ends a word at é. */
const WORD = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]+(?:['’][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]+)*/gu
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\p{L}{2})/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const SENTENCE_END = /[.!?;\n…]/u
const CLAUSE_END = /[,:–—()]/u

export type KeywordToken = {
  /** Folded, an elided article cut off. */
  word: string
  /** Where it stands in the original text, UTF-16 units, end exclusive. */
  start: number
  end: number
  sentence: number
  /** Within the whole text; a comma ends a clause. */
  clause: number
}

/** Words of the original text with their places: what is matched must be shown where it stood. */
export function readKeywordTokens(text: string): KeywordToken[] {
  const tokens: KeywordToken[] = []
  let previousEnd = 0
  let sentence = 0
  let clause = 0
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(previousEnd, match.index)
    if (SENTENCE_END.test(between)) sentence += 1
    if (SENTENCE_END.test(between) || CLAUSE_END.test(between)) clause += 1
    previousEnd = match.index + match[0].length
    const folded = foldWord(match[0])
    const word = folded.replace(ELISION, '')
    tokens.push({ word, start: match.index + folded.length - word.length, end: previousEnd, sentence, clause })
  }
  return tokens
}

/** Words of a keyword phrase as typed, for the makers of forms. */
export function readPhraseWords(phrase: string): string[] {
  return phrase.match(/[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff'’]+\*?/gu) ?? []
}

/** Written without spaces between words: matched by containment. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}
