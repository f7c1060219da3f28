import { foldWord } from '../normalize-text.ts'
import { findPatterns, type PatternGroup } from './signal-patterns.ts'

const MAX_CHARACTERS = 4096
const LEAST_LETTERS = 8
const CAPITALS_SHARE = 0.6
const ANGRY_EMOJI = /[😠😡🤬👿😤🖕]/u

/** How a message is written, whatever it says. */
export type SurfaceSign = 'capitals' | 'exclamation' | 'disbelief' | 'angry_emoji' | 'stretched'

export type SignHit = { sign: PatternGroup | SurfaceSign; text: string }

/** Pattern groups and surface signs of a message (nlu.md 5), of its first 4,096 characters. */
export function readSigns(text: string): SignHit[] {
  const read = text.slice(0, MAX_CHARACTERS)
  const patterns = findPatterns(foldWord(read).replace(/\s+/g, ' '))
  return [...patterns.map(({ group, text }) => ({ sign: group, text })), ...surfaceSigns(read)]
}

function surfaceSigns(text: string): SignHit[] {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter))
  const signs: SignHit[] = []
  if (letters.length >= LEAST_LETTERS && capitals.length >= CAPITALS_SHARE * letters.length) signs.push({ sign: 'capitals', text: 'ABC' })
  const marks = text.match(/[?!]{2,}/g) ?? []
  const exclamation = marks.find((mark) => /^!{2,}$/.test(mark))
  const disbelief = marks.find((mark) => mark.includes('?!') || mark.includes('!?') || mark.startsWith('??'))
  if (exclamation !== undefined) signs.push({ sign: 'exclamation', text: exclamation })
  if (disbelief !== undefined) signs.push({ sign: 'disbelief', text: disbelief })
  const emoji = ANGRY_EMOJI.exec(text)?.[0]
  if (emoji !== undefined) signs.push({ sign: 'angry_emoji', text: emoji })
  const stretched = /(\p{L})\1{3,}/u.exec(text)?.[0]
  if (stretched !== undefined) signs.push({ sign: 'stretched', text: stretched })
  return signs
}
