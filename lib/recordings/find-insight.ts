import type { InsightFact, TranscriptWord } from './recording.ts'

export type FoundInsight = {
  summary: string | null
  questions: { text: string; startMs: number | null }[]
  facts: InsightFact[]
}

/** What a transcript says in short, without a language model: its telling sentences, its questions, and its facts. */
export function findInsight({ text, words }: { text: string; words: TranscriptWord[] }): FoundInsight {
  const momentOf = locate(text, words)
  const sentences = splitSentences(text)
  const questions = sentences.filter(({ text: sentence }) => sentence.endsWith('?'))
  return {
    summary: summarise(sentences.map((one) => one.text)),
    questions: questions.map((one) => ({ text: one.text, startMs: momentOf(one.at) })),
    facts: findFacts(text).map(({ kind, text: found, at }) => ({ kind, text: found, startMs: momentOf(at) })),
  }
}

type Placed = { text: string; at: number }

function splitSentences(text: string): Placed[] {
  const segments = new Intl.Segmenter('nl', { granularity: 'sentence' }).segment(text)
  return [...segments].flatMap(({ segment, index }) => (segment.trim() ? [{ text: segment.trim(), at: index }] : []))
}

const summaryLength = 200

/** The sentences that carry most: numbers and long words tell more than greetings. In their own order. */
function summarise(sentences: string[]): string | null {
  if (sentences.length === 0) return null
  const ranked = sentences.map((text, index) => ({ text, index, weight: weigh(text) })).sort((a, b) => b.weight - a.weight)
  const chosen: typeof ranked = []
  let length = 0
  for (const one of ranked) {
    if (chosen.length > 0 && length + one.text.length > summaryLength) continue
    chosen.push(one)
    length += one.text.length
  }
  return chosen
    .sort((a, b) => a.index - b.index)
    .map(({ text }) => text)
    .join(' ')
}

function weigh(sentence: string): number {
  const words = sentence.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => word.length > 5 || /\d/.test(word))
  return words.length === 0 ? 0 : telling.length / Math.sqrt(words.length)
}

const patterns: [InsightFact['kind'], RegExp][] = [
  ['email', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu],
  ['amount', /(?:€|EUR|euro)\s?\d+(?:[.,]\d{1,3})*|\d+(?:[.,]\d{1,3})*\s?(?:€|EUR\b|euro\b)/giu],
  [
    'order_number',
    /(?<=\b(?:bestel(?:ling|nummer|ordernummer)?|ordernummer|order(?: number)?|nummer)\s(?:is\s|nummer\s|number\s|#\s?)?)#?[A-Z]{0,4}-?\d{4,12}\b/giu,
  ],
  ['phone', /(?<![\p{L}\d])\+?\d[\d ]{8,14}\d(?!\d)/gu],
  [
    'date',
    /\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b|\b\d{1,2}(?:e|ste|de|st|nd|rd|th)?\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)\b/giu,
  ],
  ['address', /\b\p{Lu}[\p{L}-]*(?:straat|laan|weg|plein|gracht|kade|dreef|singel|steeg|hof)\s\d+\s?[a-z]?\b/gu],
]

/** Each stretch of text is one fact at most: what a pattern above has taken is not offered to those below. */
function findFacts(text: string): (Placed & { kind: InsightFact['kind'] })[] {
  const found: (Placed & { kind: InsightFact['kind'] })[] = []
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const isTaken = found.some((one) => match.index < one.at + one.text.length && one.at < end)
      if (!isTaken) found.push({ kind, text: match[0].trim(), at: match.index })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** From a place in the text to the moment at which its word begins to sound; null without times. */
function locate(text: string, words: TranscriptWord[]): (at: number) => number | null {
  const places: { at: number; startMs: number }[] = []
  let from = 0
  for (const { word, startMs } of words) {
    const at = text.indexOf(word.trim(), from)
    if (at === -1) continue
    places.push({ at, startMs })
    from = at + word.trim().length
  }
  return (at) => places.findLast((one) => one.at <= at)?.startMs ?? null
}
