import { alignWords } from './align-words.ts'
import type { TranscriptWord } from './recording.ts'

/**
 * Times for the words of a corrected transcript. A word that stayed keeps its own; words that took the place of others
 * share theirs by length; words that were added have the moment at which the one before them ends. Without times before
 * there are none.
 */
export function keepWordTimes(before: TranscriptWord[], text: string): TranscriptWord[] {
  const old = before.flatMap(({ word, startMs, endMs }) => share(split(word), startMs, endMs))
  if (old.length === 0) return []
  const made = split(text)
  const kept: TranscriptWord[] = []
  let next = 0
  const keepUntil = (end: number) => {
    while (next < end) {
      const [timed, word] = [old[next++], made[kept.length]]
      if (timed && word !== undefined) kept.push({ ...timed, word })
    }
  }
  for (const difference of alignWords(
    old.map(({ word }) => plain(word)),
    made.map(plain),
  )) {
    keepUntil(difference.old.from)
    const replaced = old.slice(difference.old.from, difference.old.to)
    const addedAt = old[difference.old.from - 1]?.endMs ?? old[0]?.startMs ?? 0
    const words = made.slice(difference.made.from, difference.made.to)
    kept.push(...share(words, replaced[0]?.startMs ?? addedAt, replaced.at(-1)?.endMs ?? addedAt))
    next = difference.old.to
  }
  keepUntil(old.length)
  return kept
}

function split(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

/** A capital or a comma put right is no other word. */
function plain(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase() || word
}

function share(words: string[], startMs: number, endMs: number): TranscriptWord[] {
  const length = words.reduce((sum, word) => sum + word.length, 0)
  const at = (letters: number) => Math.round(startMs + ((endMs - startMs) * letters) / length)
  let letters = 0
  return words.map((word) => {
    const from = letters
    letters += word.length
    return { word, startMs: at(from), endMs: at(letters) }
  })
}
