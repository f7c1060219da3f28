// What is prepared when rules are saved, so that matching looks words up instead of searching.
import { foldWord } from '../normalize-text.ts'
import type { KeywordRule } from './keyword-rule.ts'
import { isUnspaced, readPhraseWords } from './keyword-text.ts'
import { makeWordForms } from './make-word-forms.ts'
import { deletionsOf } from './one-edit.ts'
import type { WordForms } from './word-forms.ts'

/** Shorter words have too many neighbours: gas/gasten, bel/belangrijk, boot/boos (nlu.md 4). */
export const SHORTEST_FAMILY = 6
/** A separable verb and its particle, nlu.md 4; and the particle, "te" and the verb. */
const PARTICLE_REACH = 8
const TE_REACH = 2
/** Forms that stand a typo: the word, and the first few made of it. */
const FUZZY_FORMS = 4

/** One word of some phrases, of one language and way of looking; many rules may share it. */
type Element = number

export type TrieNode = {
  next: Map<Element, TrieNode>
  /** Phrases that end here. */
  ends: Phrase[]
}

export type Phrase = { rule: KeywordRule; phrase: string; gap: number }

type Apart = { second: string; reach: number; phrases: Phrase[] }

export type KeywordIndex = {
  /** Word as it stands in the text → elements. */
  forms: Map<string, Element[]>
  /** First part of a compound, or what stands before `*`. `least` letters must follow. */
  prefixes: Map<string, { element: Element; least: number }[]>
  suffixes: Map<string, Element[]>
  /** Deletion → forms one edit away may be. */
  typos: Map<string, { element: Element; form: string }[]>
  /** First word of a verb written apart → the second, within `reach` words ("zeg … op", "op te zeggen"). */
  apart: Map<string, Apart[]>
  phrases: TrieNode
  /** Unspaced scripts: a trie over characters. */
  characters: CharacterNode
  /** Words that are nobody's typo and nobody's compound. */
  vocabulary: ReadonlySet<string>
}

export type CharacterNode = { next: Map<string, CharacterNode>; ends: Phrase[] }

/** @param vocabulary folded words known to be words of their own */
export function indexKeywords(rules: readonly KeywordRule[], vocabulary: ReadonlySet<string>): KeywordIndex {
  const index: KeywordIndex = {
    forms: new Map(),
    prefixes: new Map(),
    suffixes: new Map(),
    typos: new Map(),
    apart: new Map(),
    phrases: { next: new Map(), ends: [] },
    characters: { next: new Map(), ends: [] },
    vocabulary,
  }
  const elements = new Map<string, Element>()
  for (const rule of rules) for (const phrase of rule.phrases) addPhrase(index, elements, { rule, phrase, gap: rule.gap })
  return index
}

function addPhrase(index: KeywordIndex, elements: Map<string, Element>, phrase: Phrase): void {
  if (isUnspaced(phrase.phrase)) return addCharacters(index.characters, phrase)
  const words = readPhraseWords(phrase.phrase)
  if (words.length === 0) return
  for (const language of phrase.rule.languages) {
    let node = index.phrases
    for (const word of words) {
      const element = elementOf(index, elements, word, language, phrase.rule)
      let next = node.next.get(element)
      if (next === undefined) {
        next = { next: new Map(), ends: [] }
        node.next.set(element, next)
      }
      node = next
    }
    node.ends.push(phrase)
    const [only] = words
    if (only !== undefined && words.length === 1 && phrase.rule.inflect) addApart(index, makeWordForms(only, language), phrase)
  }
}

function elementOf(index: KeywordIndex, elements: Map<string, Element>, word: string, language: string, rule: KeywordRule): Element {
  const key = [word, rule.inflect && language, rule.compound, rule.fuzzy].join('\u0000')
  const known = elements.get(key)
  if (known !== undefined) return known
  const element = elements.size
  elements.set(key, element)
  if (word.endsWith('*')) {
    push(index.prefixes, foldWord(word.slice(0, -1)), { element, least: 0 })
    return element
  }
  const folded = foldWord(word)
  const { forms, stems } = rule.inflect ? makeWordForms(word, language) : { forms: [folded], stems: [folded] }
  for (const form of forms) push(index.forms, form, element)
  if (folded.length < SHORTEST_FAMILY) return element
  addCompounds(index, element, stems, language, rule.compound)
  if (rule.fuzzy) for (const form of forms.slice(0, FUZZY_FORMS)) addTypos(index, element, form)
  return element
}

function addCompounds(index: KeywordIndex, element: Element, stems: string[], language: string, compound: KeywordRule['compound']): void {
  if (compound === 'off' || (language !== 'nl' && language !== 'de')) return
  if (compound === 'last') for (const stem of stems) push(index.suffixes, stem, element)
  // What follows must be a word itself, not an ending.
  else for (const stem of stems) push(index.prefixes, stem, { element, least: 4 })
}

function addTypos(index: KeywordIndex, element: Element, form: string): void {
  if (form.length < SHORTEST_FAMILY) return
  for (const deletion of deletionsOf(form)) push(index.typos, deletion, { element, form })
}

function addApart(index: KeywordIndex, { apart }: WordForms, phrase: Phrase): void {
  if (apart === null) return
  const base = apart.verbs.filter((verb) => verb.endsWith('n'))
  for (const verb of apart.verbs) addPair(index, verb, apart.particle, PARTICLE_REACH, phrase)
  for (const verb of base) addPair(index, apart.particle, verb, TE_REACH, phrase)
}

function addPair(index: KeywordIndex, first: string, second: string, reach: number, phrase: Phrase): void {
  const known = index.apart.get(first)?.find((apart) => apart.second === second && apart.reach === reach)
  if (known === undefined) push(index.apart, first, { second, reach, phrases: [phrase] })
  else known.phrases.push(phrase)
}

function addCharacters(root: CharacterNode, phrase: Phrase): void {
  let node = root
  for (const character of foldWord(phrase.phrase).replace(/\s/g, '')) {
    let next = node.next.get(character)
    if (next === undefined) {
      next = { next: new Map(), ends: [] }
      node.next.set(character, next)
    }
    node = next
  }
  node.ends.push(phrase)
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
