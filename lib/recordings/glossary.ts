import type { TranscriptWord } from './recording.ts'

/** Where a term came from: learned when a transcript was put right, or put in by hand. */
export type GlossaryOrigin = 'correction' | 'hand'

/** A name engines should know; `heardAs`: how one has written it, to be put right. */
export type GlossaryTerm = { term: string; heardAs: string | null }

/** How many characters of names an engine is told; Whisper reads the last 224 tokens of a prompt. */
export const hintsLength = 600

/** Names for the engine's prompt, each once, the ones to be used first in front. Engines read little of it: 224 tokens at Whisper. */
export function hintsOf(terms: GlossaryTerm[]): string[] {
  return [...new Set(terms.map(({ term }) => term))].slice(0, 100)
}

/**
 * Writes known names as they are written, wherever an engine heard them as it did before. Times stay. Two names that
 * were each corrected into the other (Jansen, Janssen) both exist: neither is put right, and both stay hints.
 */
export function putRight<T extends { text: string; words: TranscriptWord[] }>(heard: T, terms: GlossaryTerm[]): T {
  const learned = terms.flatMap(({ term, heardAs }) => (heardAs && fold(heardAs) ? [{ from: fold(heardAs), term }] : []))
  const pairs = new Set(learned.map(({ from, term }) => `${from}\n${fold(term)}`))
  const oneWay = learned.filter(({ from, term }) => from === fold(term) || !pairs.has(`${fold(term)}\n${from}`))
  // The one in front counts.
  const wrong = new Map(oneWay.toReversed().map(({ from, term }) => [from, term]))
  if (wrong.size === 0) return heard
  const longest = Math.max(...[...wrong.keys()].map((key) => key.split(' ').length))
  return { ...heard, text: putTextRight(heard.text, wrong, longest), words: putWordsRight(heard.words, wrong, longest) }
}

/** Words compared without case, accents and the punctuation around them. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean)
    .join(' ')
}

function putTextRight(text: string, wrong: Map<string, string>, longest: number): string {
  const parts = text.split(/(\s+)/) // words at even places, what is between them at odd ones
  const result: string[] = []
  for (let i = 0; i < parts.length; ) {
    const match =
      i % 2 === 0 ? matchAt((n) => parts.slice(i, i + 2 * n - 1).join(''), wrong, longest, Math.ceil((parts.length - i) / 2)) : null
    if (match) {
      result.push(keepEdges(parts.slice(i, i + 2 * match.count - 1).join(''), match.term))
      i += 2 * match.count - 1
    } else {
      result.push(parts[i] ?? '')
      i++
    }
  }
  return result.join('')
}

function putWordsRight(words: TranscriptWord[], wrong: Map<string, string>, longest: number): TranscriptWord[] {
  const result: TranscriptWord[] = []
  for (let i = 0; i < words.length; ) {
    const run = (n: number) => words.slice(i, i + n)
    const match = matchAt(
      (n) =>
        run(n)
          .map((one) => one.word)
          .join(' '),
      wrong,
      longest,
      words.length - i,
    )
    const [first] = run(1)
    const last = run(match?.count ?? 1).at(-1)
    if (!first || !last) break
    result.push(
      match
        ? {
            word: keepEdges(
              run(match.count)
                .map((one) => one.word)
                .join(' '),
              match.term,
            ),
            startMs: first.startMs,
            endMs: last.endMs,
          }
        : first,
    )
    i += match?.count ?? 1
  }
  return result
}

/** The longest run of words from here that is a known mistake. */
function matchAt(textOf: (count: number) => string, wrong: Map<string, string>, longest: number, left: number) {
  for (let count = Math.min(longest, left); count > 0; count--) {
    const term = wrong.get(fold(textOf(count)))
    if (term !== undefined) return { term, count }
  }
  return null
}

/** Quotes, commas and full stops around the words stay. */
function keepEdges(heard: string, term: string): string {
  const before = heard.match(/^[^\p{L}\p{N}]*/u)?.[0] ?? ''
  const after = heard.match(/[^\p{L}\p{N}]*$/u)?.[0] ?? ''
  return `${before}${term}${after}`
}
