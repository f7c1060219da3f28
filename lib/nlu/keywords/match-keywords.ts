// Which rules a message touches, and where. Time grows with the message, not with the number of rules: each word is
// looked up, never searched for.
import { foldWord } from '../normalize-text.ts'
import { COMMON_WORDS } from './common-words.ts'
import { indexKeywords, type KeywordIndex, type Phrase, SHORTEST_FAMILY, type TrieNode } from './keyword-index.ts'
import type { KeywordRule } from './keyword-rule.ts'
import { isUnspaced, type KeywordToken, readKeywordTokens } from './keyword-text.ts'
import { isNegated } from './negation.ts'
import { deletionsOf, isOneEdit } from './one-edit.ts'

const LARGEST_GAP = 3
/** A longer token is no word. */
const LONGEST_WORD = 60
/** Enough to show why; a message that repeats one word says no more. */
const MAX_HITS_PER_RULE = 5
const MAX_HITS = 1000

export type KeywordHit = {
  ruleId: string
  /** As the rule has it. */
  phrase: string
  /** As the message has it. */
  form: string
  /** UTF-16 units in the message, end exclusive. */
  start: number
  end: number
}

export type KeywordMatcher = { match: (text: string) => KeywordHit[] }

/** @param vocabulary more words known to be words of their own, such as an installation's frequent ones (any spelling) */
export function createKeywordMatcher(rules: readonly KeywordRule[], vocabulary: Iterable<string> = []): KeywordMatcher {
  const known = new Set(COMMON_WORDS)
  for (const word of vocabulary) known.add(foldWord(word))
  const index = indexKeywords(rules, known)
  return { match: (text) => matchIndexed(index, text) }
}

/** Hits in the order of the message: at most five of a rule and 1,000 in all. */
export function matchKeywords(text: string, rules: readonly KeywordRule[], vocabulary: Iterable<string> = []): KeywordHit[] {
  return createKeywordMatcher(rules, vocabulary).match(text)
}

function matchIndexed(index: KeywordIndex, text: string): KeywordHit[] {
  const tokens = readKeywordTokens(text)
  const elements = tokens.map(({ word }) => elementsOf(index, word))
  const hits = new HitList(text, tokens)
  followPhrases(index.phrases, tokens, elements, hits)
  for (let start = 0; start < tokens.length; start++) followPairs(index, tokens, start, hits)
  if (isUnspaced(text)) followCharacters(index, text, hits)
  return hits.sorted()
}

/** What a word of the text may be: a form, a compound, or a form mistyped. */
function elementsOf(index: KeywordIndex, word: string): number[] {
  const found = new Set(index.forms.get(word))
  if (word.length > LONGEST_WORD) return [...found]
  const isWord = index.vocabulary.has(word)
  for (let length = 1; length <= word.length; length++) {
    for (const { element, least } of index.prefixes.get(word.slice(0, length)) ?? []) {
      if (word.length - length >= least && !(isWord && least > 0)) found.add(element)
    }
  }
  if (isWord) return [...found]
  if (index.suffixes.size > 0) {
    for (let start = 1; start < word.length; start++) for (const element of index.suffixes.get(word.slice(start)) ?? []) found.add(element)
  }
  if (found.size === 0 && word.length >= SHORTEST_FAMILY - 1) for (const element of typosOf(index, word)) found.add(element)
  return [...found]
}

function typosOf({ typos }: KeywordIndex, word: string): number[] {
  if (typos.size === 0) return []
  return deletionsOf(word).flatMap((deletion) =>
    (typos.get(deletion) ?? []).flatMap(({ element, form }) => (form[0] === word[0] && isOneEdit(form, word) ? [element] : [])),
  )
}

/** A phrase begun: the words up to `node` were found, the first at `start`, with at most `widest` others between two. */
type Place = { node: TrieNode; start: number; widest: number }

/**
 * Every phrase, word by word through the message; between two of its words up to its gap of others, in one sentence. Of
 * places alike the one that began last is kept, so their number is bounded by the rules' phrases and not by the message.
 */
function followPhrases(root: TrieNode, tokens: readonly KeywordToken[], elements: readonly number[][], hits: HitList): void {
  const recent: Place[][] = []
  tokens.forEach(({ sentence }, position) => {
    const reached: Place[] = []
    const advance = (place: Place) => {
      for (const element of elements[position] ?? []) {
        const node = place.node.next.get(element)
        if (node === undefined) continue
        for (const phrase of node.ends) if (place.widest <= phrase.gap) hits.add(phrase, place.start, position)
        if (node.next.size > 0 && !reached.some((other) => other.node === node && other.widest <= place.widest)) {
          reached.push({ ...place, node })
        }
      }
    }
    if (elements[position]?.length !== 0) {
      advance({ node: root, start: position, widest: 0 })
      recent.forEach((places, gap) => {
        if (tokens[position - gap - 1]?.sentence !== sentence) return
        for (const place of places) advance({ ...place, widest: Math.max(place.widest, gap) })
      })
    }
    recent.unshift(reached)
    recent.length = Math.min(recent.length, LARGEST_GAP + 1)
  })
}

function followPairs(index: KeywordIndex, tokens: readonly KeywordToken[], start: number, hits: HitList): void {
  const token = tokens[start]
  const pairs = token && index.apart.get(token.word)
  if (token === undefined || pairs === undefined) return
  for (const { second, reach, phrases } of pairs) {
    for (let position = start + 1; position <= start + reach; position++) {
      const other = tokens[position]
      if (other === undefined || other.sentence !== token.sentence) break
      if (other.word !== second) continue
      for (const phrase of phrases) hits.add(phrase, start, position)
      break
    }
  }
}

function followCharacters({ characters }: KeywordIndex, text: string, hits: HitList): void {
  for (let start = 0; start < text.length && !hits.isFull; start++) {
    let node = characters.next.get(text.charAt(start))
    for (let end = start + 1; node !== undefined; end++) {
      for (const phrase of node.ends) hits.addSpan(phrase, start, end)
      node = node.next.get(text.charAt(end))
    }
  }
}

class HitList {
  readonly #text: string
  readonly #tokens: readonly KeywordToken[]
  readonly #hits = new Map<string, KeywordHit>()
  readonly #perRule = new Map<string, number>()

  constructor(text: string, tokens: readonly KeywordToken[]) {
    this.#text = text
    this.#tokens = tokens
  }

  get isFull(): boolean {
    return this.#hits.size >= MAX_HITS
  }

  /** From token to token, unless the rule heeds a denial before the first. */
  add(phrase: Phrase, first: number, last: number): void {
    const [from, to] = [this.#tokens[first], this.#tokens[last]]
    if (from === undefined || to === undefined) return
    if (phrase.rule.negation === 'cancels' && isNegated(this.#tokens, first)) return
    this.addSpan(phrase, from.start, to.end)
  }

  addSpan({ rule, phrase }: Phrase, start: number, end: number): void {
    const key = `${rule.id}\u0000${phrase}\u0000${start}\u0000${end}`
    const ofRule = this.#perRule.get(rule.id) ?? 0
    if (this.isFull || ofRule >= MAX_HITS_PER_RULE || this.#hits.has(key)) return
    this.#perRule.set(rule.id, ofRule + 1)
    this.#hits.set(key, { ruleId: rule.id, phrase, form: this.#text.slice(start, end), start, end })
  }

  sorted(): KeywordHit[] {
    return [...this.#hits.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : 1))
  }
}
