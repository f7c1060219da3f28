import type { TranscriptDoubt, TranscriptWord } from './recording.ts'

/** A stretch of a transcript: a spoken word with its times, or what stands between words. */
export type TranscriptPiece = { text: string; word: { startMs: number; endMs: number } | null; isDoubtful: boolean }

/**
 * A transcript cut into its spoken words, with all of its text kept: joined again the pieces are `text`. A word that is
 * not found in the text (an engine writes some in two ways) has no piece.
 */
export function layOutTranscript(text: string, words: readonly TranscriptWord[], doubts: readonly TranscriptDoubt[]): TranscriptPiece[] {
  const isWholeDoubtful = doubts.some((doubt) => doubt.startMs === null || doubt.endMs === null)
  const pieces: TranscriptPiece[] = []
  let end = 0
  for (const { word, startMs, endMs } of words) {
    const spoken = word.trim()
    const at = spoken === '' ? -1 : text.indexOf(spoken, end)
    // A match far ahead is another word like it: skipping there would leave everything between without times.
    if (at === -1 || at - end > maxSkipped) continue
    const isDoubtful = isWholeDoubtful || doubts.some((doubt) => startMs < (doubt.endMs ?? 0) && endMs > (doubt.startMs ?? 0))
    const between = text.slice(end, at)
    // Punctuation belongs to the word before it and its doubt; so a doubtful passage is one.
    if (between) pieces.push({ text: between, word: null, isDoubtful: isDoubtful && (pieces.at(-1)?.isDoubtful ?? true) })
    pieces.push({ text: spoken, word: { startMs, endMs }, isDoubtful })
    end = at + spoken.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), word: null, isDoubtful: pieces.at(-1)?.isDoubtful ?? isWholeDoubtful })
  return pieces
}

/** Characters between two spoken words at most. */
const maxSkipped = 60

/** Index of the word that sounds at a moment, or sounded last; -1 before the first. `starts` in order (ms). */
export function findWordAt(starts: readonly number[], atMs: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return low - 1
}
