import { foldWord } from './normalize-text.ts'

/** Longer than this is a story, not a question (nlu.md 3). */
const MANY_WORDS = 40
const MAX_CHARACTERS = 4096
/** As `foldWord` leaves them: that it is complicated, that one does not understand, that there are several things. */
const SAYS_SO = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'ingewikkeld\\S*|lastig uit te leggen|lang verhaal|heel verhaal|weet niet (?:goed )?(?:welke?|wat|hoe)|snap (?:het |er |niet|niks|niets)\\S*|begrijp (?:het )?niet|kom er niet uit|een paar (?:dingen|vragen|zaken)|meerdere (?:vragen|dingen|zaken)|verschil tussen',
    "complicated|complex|long story|don't (?:understand|know which|know what)|do not understand|confus(?:ed|ing)|several (?:questions|things|issues)|a few (?:questions|things)|difference between",
    'kompliziert\\S*|lange geschichte|verstehe (?:\\S+ ){0,3}?nicht|weiss nicht (?:welche\\S*|was|wie)|mehrere (?:fragen|dinge)|ein paar (?:fragen|dinge)|unterschied zwischen',
    'complique\\S*|longue histoire|(?:ne )?comprends (?:pas|rien)|ne sais pas (?:quel\\S*|quoi|comment)|plusieurs (?:questions|choses)|quelques questions|difference entre',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
)

export type ComplexityReading = {
  isLong: boolean
  /** The words that say so, as the message has them folded; null where none do. */
  saysSo: string | null
}

/** Signs of a matter for a person besides several questions. */
export function readComplexity(text: string): ComplexityReading {
  const folded = foldWord(text.slice(0, MAX_CHARACTERS)).replace(/\s+/g, ' ')
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return { isLong: words > MANY_WORDS, saysSo: SAYS_SO.exec(folded)?.[0] ?? null }
}
