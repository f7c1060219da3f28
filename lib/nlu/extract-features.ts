// What a message looks like to the linear models: words and pairs of words, letters within words, concepts, and
// whatever signs the caller adds. Each kind is a block of buckets of its own and is brought to length 1 by itself,
// so that a long message's letters do not drown its words.
import { expandAbbreviations } from './abbreviations.ts'
import { conceptsOf } from './concepts.ts'
import { bucketOf, HASH_SEED, hashPair, hashText, hashUnit } from './hash-feature.ts'
import { normalizeText } from './normalize-text.ts'
import { splitWords } from './split-words.ts'

export const BLOCKS = ['words', 'letters', 'signs'] as const
type Block = (typeof BLOCKS)[number]

/** Buckets of each block (powers of two); the blocks lie one after the other. */
export const BLOCK_SIZES: Record<Block, number> = { words: 1 << 14, letters: 1 << 15, signs: 1 << 8 }
export const BUCKETS = BLOCKS.reduce((sum, block) => sum + BLOCK_SIZES[block], 0)

/** WhatsApp's longest text; what a longer message (from e-mail) adds does not change what it is about. */
const MAX_CHARACTERS = 4096
const SHORTEST_LETTERS = 2
const LONGEST_LETTERS = 5
/** Less than an occurrence: a pair tells tasks apart, but many pairs would drown the words themselves. */
const PAIR_COUNT = 0.55
const BEGIN = hashText(HASH_SEED.word, '^')
const END = hashText(HASH_SEED.word, '$')

/** Buckets and how often each occurs, block after block; `ends[i]` is where block i ends in `buckets`. */
export type Features = { buckets: Uint32Array; counts: Float32Array; ends: number[] }

/** Hits per named sign, such as a pattern group; 0 is left out. */
export type Signs = Readonly<Record<string, number>>

export type FeatureOptions = {
  /** Adds the cross-lingual concepts of nlu.md 2.1 (5). */
  concepts: boolean
  /** Expands chat abbreviations, 2.1 (2). */
  abbreviations: boolean
}

export const ALL_FEATURES: FeatureOptions = { concepts: true, abbreviations: true }

/** Features of 2.1. Linear in the text, of which the first 4,096 characters count. */
export function extractFeatures(text: string, options: FeatureOptions = ALL_FEATURES, signs: Signs = {}): Features {
  const split = splitWords(normalizeText(text.slice(0, MAX_CHARACTERS)))
  const words = options.abbreviations ? expandAbbreviations(split) : split
  const counter = new FeatureCounter()
  countWords(counter, words)
  if (options.concepts) countConcepts(counter, conceptsOf(words))
  counter.endBlock()
  for (const word of words) countLetters(counter, word)
  counter.endBlock()
  for (const [sign, hits] of Object.entries(signs)) if (hits > 0) counter.add(hashText(HASH_SEED.word, sign), hits)
  counter.endBlock()
  return counter.features()
}

function countWords(counter: FeatureCounter, words: string[]): void {
  let previous = BEGIN
  for (const word of words) {
    const hash = hashText(HASH_SEED.word, word)
    counter.add(hash)
    counter.add(hashPair(HASH_SEED.pair, previous, hash))
    previous = hash
  }
  counter.add(hashPair(HASH_SEED.pair, previous, END))
}

function countLetters(counter: FeatureCounter, word: string): void {
  if (word.startsWith('_')) return
  const marked = `<${word}>`
  for (let start = 0; start + SHORTEST_LETTERS <= marked.length; start++) {
    let hash: number = HASH_SEED.letters
    const end = Math.min(marked.length, start + LONGEST_LETTERS)
    for (let index = start; index < end; index++) {
      hash = hashUnit(hash, marked.charCodeAt(index))
      if (index - start + 1 >= SHORTEST_LETTERS) counter.add(hash)
    }
  }
}

function countConcepts(counter: FeatureCounter, concepts: string[]): void {
  const hashes = concepts.map((concept) => hashText(HASH_SEED.concept, concept))
  hashes.forEach((hash, index) => {
    counter.add(hash)
    for (const other of hashes.slice(index + 1)) counter.add(hashPair(HASH_SEED.concept, hash, other), PAIR_COUNT)
  })
}

/** Counts buckets of one block after the other, each in the order first met. */
class FeatureCounter {
  readonly #buckets: number[] = []
  readonly #counts: number[] = []
  readonly #ends: number[] = []
  readonly #places = new Map<number, number>()
  #offset = 0

  add(hash: number, times = 1): void {
    const bucket = this.#offset + bucketOf(hash, this.#size())
    const place = this.#places.get(bucket)
    if (place === undefined) {
      this.#places.set(bucket, this.#buckets.length)
      this.#buckets.push(bucket)
      this.#counts.push(times)
    } else this.#counts[place] = (this.#counts[place] ?? 0) + times
  }

  endBlock(): void {
    this.#offset += this.#size()
    this.#ends.push(this.#buckets.length)
  }

  features(): Features {
    return { buckets: Uint32Array.from(this.#buckets), counts: Float32Array.from(this.#counts), ends: this.#ends }
  }

  #size(): number {
    const block = BLOCKS[this.#ends.length]
    return block === undefined ? 1 : BLOCK_SIZES[block]
  }
}
