const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const CURLY_QUOTES = /[\u2018\u2019\u201b\u02bc\u00b4`]/g
const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu
const STRETCHED = /(\p{L})\1{2,}/gu
const LIGATURES = /[ßæœøłđı]/g
const LIGATURE_LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

// Every repetition is bounded: an address is looked for at each letter, and a message may hold 100,000 of them.
const WEB_ADDRESS = /(?:https?:\/\/|www\.)\S{1,2000}/g
const MAIL_ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu
const NUMBER = /(\p{L})?\d+(?:[.,:/-]\d+){0,8}(\p{L})?/gu

/**
 * What the classifier reads: lower case, without diacritics on Latin letters, with placeholders for addresses and
 * numbers, stretched letters brought back to two. Other scripts keep their marks, which carry meaning there.
 */
export function normalizeText(text: string): string {
  const cleaned = text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').replace(CURLY_QUOTES, "'")
  const placed = cleaned.replace(WEB_ADDRESS, ' _web_ ').replace(MAIL_ADDRESS, ' _mail_ ').replace(NUMBER, placeNumber)
  return stripMarks(placed).replace(STRETCHED, '$1$1')
}

/** One word as it is compared: case, diacritics and invisible characters gone, numbers kept. */
export function foldWord(word: string): string {
  return stripMarks(word.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').replace(CURLY_QUOTES, "'"))
}

function stripMarks(lowered: string): string {
  return lowered
    .normalize('NFD')
    .replace(LATIN_MARKS, '$1')
    .normalize('NFC')
    .replace(LIGATURES, (letter) => LIGATURE_LETTERS[letter] ?? letter)
}

/** A number within a word ("4x", "17u") keeps its place; alone it is short or, from five digits, a reference. */
function placeNumber(number: string, before: string | undefined, after: string | undefined): string {
  if (before !== undefined || after !== undefined) return `${before ?? ''}0${after ?? ''}`
  return number.replace(/\D/g, '').length >= 5 ? ' _reference_ ' : ' _number_ '
}
