import { longestNumber, readSpokenDigit, readSpokenNumber } from './spoken-numbers.ts'

/** A text in which spoken numbers stand as digits, and where each place of it stood in what was said. */
export type WrittenNumbers = { text: string; originOf: (at: number) => number }

type Token = { text: string; at: number }
/** A stretch of tokens that is one number, as digits. `isDigit`: one said by itself, as in a row of digits. */
type Piece = { from: number; to: number; digits: string; isDigit: boolean }

/** After these a row of two numbers is one as well: "bestelling vijfenveertig twaalf". */
const numberWords =
  /(?:bestel|order|factuur|invoice|klant|customer|referentie|reference|pakket|track|zending|dossier|telefoon|phone|gsm|nummer|number)\p{L}*$/iu
/** Words between such a word and its number. */
const between = new Set(['is', 'nummer', 'number', 'met', 'van', 'nr', 'no', 'dat', 'the', 'het'])
const shortestRow = 3

/**
 * Writes spoken numbers as digits: "honderd twintig euro" becomes "120 euro", and numbers said one after the other
 * become one, as people say the number of an order: "vier vijf één twee", "vijfenveertig twaalf", "45 12". Pure.
 */
export function writeNumbers(text: string): WrittenNumbers {
  const tokens = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map((match): Token => ({ text: match[0], at: match.index }))
  const rows = joinRows(findPieces(tokens), tokens, text)
  const marks: { written: number; said: number }[] = []
  let written = ''
  let done = 0
  for (const { from, to, digits } of rows) {
    const first = tokens[from]
    const last = tokens[to - 1]
    if (!first || !last) continue
    marks.push({ written: written.length, said: done })
    written += text.slice(done, first.at)
    marks.push({ written: written.length, said: first.at })
    written += digits
    done = last.at + last.text.length
  }
  marks.push({ written: written.length, said: done })
  written += text.slice(done)
  const originOf = (at: number) => {
    const index = marks.findLastIndex((mark) => mark.written <= at)
    const mark = marks[index]
    if (!mark) return at
    const next = marks[index + 1]
    return Math.min(mark.said + at - mark.written, next?.said ?? text.length)
  }
  return { text: written, originOf }
}

function findPieces(tokens: Token[]): Piece[] {
  const pieces: Piece[] = []
  for (let i = 0; i < tokens.length; ) {
    const piece = pieceAt(tokens, i)
    if (piece) pieces.push(piece)
    i = piece?.to ?? i + 1
  }
  return pieces
}

function pieceAt(tokens: Token[], from: number): Piece | null {
  const first = tokens[from]?.text ?? ''
  if (/^\d+$/.test(first)) return { from, to: from + 1, digits: first, isDigit: first.length === 1 }
  for (let count = Math.min(longestNumber, tokens.length - from); count > 0; count--) {
    const number = readSpokenNumber(tokens.slice(from, from + count).map((token) => token.text))
    if (number !== null) return { from, to: from + count, digits: String(number), isDigit: number < 10 }
  }
  // Only a row makes these numbers; joinRows drops them elsewhere.
  const digit = readSpokenDigit(first)
  return digit === null ? null : { from, to: from + 1, digits: String(digit), isDigit: true }
}

/** Numbers right after one another, with at most a comma or a hyphen between, as one; articles that are none are dropped. */
function joinRows(pieces: Piece[], tokens: Token[], text: string): Piece[] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (row && last && last.to === piece.from && isTight(last, piece, tokens, text)) row.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap((row) => {
    const [first, ...others] = row
    const last = row.at(-1)
    if (!first || !last) return []
    const isOne = others.length > 0 && (row.length >= shortestRow || followsNumberWord(tokens, first.from))
    if (!isOne) return row.filter((piece) => isNumber(tokens, piece))
    return [{ from: first.from, to: last.to, digits: row.map((piece) => piece.digits).join(''), isDigit: false }]
  })
}

function isTight(last: Piece, next: Piece, tokens: Token[], text: string): boolean {
  const end = tokens[last.to - 1]
  const start = tokens[next.from]
  return end !== undefined && start !== undefined && /^[\s,-]{1,2}$/.test(text.slice(end.at + end.text.length, start.at))
}

/** "een", "o" and "oh" standing alone are words. */
function isNumber(tokens: Token[], { from, to }: Piece): boolean {
  const words = tokens.slice(from, to).map((token) => token.text)
  return /^\d+$/.test(words[0] ?? '') || readSpokenNumber(words) !== null
}

function followsNumberWord(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const word = tokens[i]?.text.toLowerCase() ?? ''
    if (numberWords.test(word)) return true
    if (!between.has(word)) return false
  }
  return false
}
