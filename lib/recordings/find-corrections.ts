import { alignWords } from './align-words.ts'

/** A run of words longer than this is rewritten speech, not a name put right. */
const longestRun = 3

/** Letters a misheard name must have: shorter words are said in every sentence, and would be put "right" there. */
const fewestLetters = 4
/** Of the letters, how many may differ: a name that was misheard sounds like it; anything else was said otherwise. */
const mostDifferent = 0.4

/**
 * The names in a corrected transcript that an engine had written otherwise: short runs of words that were replaced by
 * others which look alike, one of them with a capital that no sentence began with. Numbers are never learned: the next
 * customer may mean the other one. By the longest common subsequence of words.
 */
export function findCorrections(before: string, after: string): { term: string; heardAs: string }[] {
  const [old, made] = [wordsOf(before), wordsOf(after)]
  const corrections: { term: string; heardAs: string }[] = []
  const differences = alignWords(
    old.map(({ word }) => word),
    made.map(({ word }) => word),
  )
  for (const difference of differences) {
    const from = old.slice(difference.old.from, difference.old.to)
    const to = made.slice(difference.made.from, difference.made.to)
    if (from.length === 0 || to.length === 0 || from.length > longestRun || to.length > longestRun) continue
    const term = to.map(({ word }) => word).join(' ')
    const heardAs = from.map(({ word }) => word).join(' ')
    const isName = to.some(({ word, beginsSentence }) => /^\p{Lu}/u.test(word) && !beginsSentence) && !/\d/.test(term + heardAs)
    if (isName && fold(term) !== fold(heardAs) && soundsAlike(term, heardAs)) corrections.push({ term, heardAs })
  }
  return corrections
}

function soundsAlike(term: string, heardAs: string): boolean {
  const [one, other] = [lettersOf(term), lettersOf(heardAs)]
  if (Math.min(one.length, other.length) < fewestLetters) return false
  return editDistance(one, other) <= mostDifferent * Math.max(one.length, other.length)
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}]/gu, '')
}

/** Letters to add, drop or change. O(n × m). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

type Word = { word: string; beginsSentence: boolean }

function wordsOf(text: string): Word[] {
  let beginsSentence = true
  return text.split(/\s+/).flatMap((part) => {
    const word = part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if (word === '') return []
    const made = { word, beginsSentence }
    beginsSentence = /[.!?…]["'”’)]*$/u.test(part)
    return [made]
  })
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
