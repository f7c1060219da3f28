// Numbers as people say them, in Dutch (Flemish included) and English: "vijfenveertig", "honderd twintig", "four hundred
// and twelve". Speech engines write some as digits and some as words, often in one sentence.

const units = 'nul een twee drie vier vijf zes zeven acht negen'.split(' ')
const teens = 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(' ')
const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ')
const englishUnits = 'zero one two three four five six seven eight nine'.split(' ')
const englishTeens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const any = (names: string[]) => `(?:${names.join('|')})`
const below100 = `(?:${any(units.slice(1))}en${any(tens)}|${any(tens)}|${any(teens)}|${any(units.slice(1))})`
const below1000 = `(?:(?:${below100})?honderd(?:(?:en)?${below100})?|${below100})`
const dutch = new RegExp(`^(?:(?<thousands>(?:${below1000})?)(?<thousand>duizend)(?:en(?=.))?)?(?<rest>${below1000})?$`)
const dutchHundreds = new RegExp(`^(?<hundreds>${below100})?(?<hundred>honderd)(?:(?:en)?(?<rest>${below100}))?$`)
const dutchTens = new RegExp(`^(?:(?<unit>${any(units.slice(1))})en)?(?<ten>${any(tens)})$`)

const english = new Map<string, number>([
  ...englishUnits.map((name, index): [string, number] => [name, index]),
  ...englishTeens.map((name, index): [string, number] => [name, 10 + index]),
  ...englishTens.map((name, index): [string, number] => [name, 20 + index * 10]),
])

/** The most words that make up one number: "four thousand five hundred and twenty one". */
export const longestNumber = 7

/** The number that words make up together, or null. `een` alone is an article as often as not, and is no number here. */
export function readSpokenNumber(words: string[]): number | null {
  const plain = words.map((word) => word.toLowerCase())
  if (plain.length === 1 && plain[0] === 'een') return null
  return readDutch(plain.map(withoutAccents).join('')) ?? readEnglish(plain)
}

/** A digit as it is said in a row of digits, where "een", "oh" and "o" are meant as such. */
export function readSpokenDigit(word: string): number | null {
  const plain = withoutAccents(word.toLowerCase())
  if (plain === 'oh' || plain === 'o') return 0
  const digit = [units.indexOf(plain), englishUnits.indexOf(plain)].find((index) => index >= 0)
  return digit ?? null
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

function readDutch(word: string): number | null {
  if (word === 'nul') return 0
  const parts = word === '' ? undefined : dutch.exec(word)?.groups
  if (!parts) return null
  const thousands = parts.thousand ? (parts.thousands ? readDutchBelow1000(parts.thousands) : 1) : 0
  return thousands * 1_000 + (parts.rest ? readDutchBelow1000(parts.rest) : 0)
}

function readDutchBelow1000(word: string): number {
  const parts = dutchHundreds.exec(word)?.groups
  if (!parts) return readDutchBelow100(word)
  return (parts.hundreds ? readDutchBelow100(parts.hundreds) : 1) * 100 + (parts.rest ? readDutchBelow100(parts.rest) : 0)
}

function readDutchBelow100(word: string): number {
  const parts = dutchTens.exec(word)?.groups
  if (parts) return 20 + tens.indexOf(parts.ten ?? '') * 10 + (parts.unit ? units.indexOf(parts.unit) : 0)
  const teen = teens.indexOf(word)
  return teen >= 0 ? 10 + teen : units.indexOf(word)
}

/** English builds its numbers of separate words: each scale multiplies what stands before it. */
function readEnglish(words: string[]): number | null {
  const parts = words.flatMap((word) => word.split('-')).filter(Boolean)
  let [total, group, previous] = [0, 0, Number.POSITIVE_INFINITY]
  for (const [index, part] of parts.entries()) {
    if (part === 'and' && index > 0 && index < parts.length - 1 && (group % 100 === 0 || group === 0)) continue
    if (part === 'hundred' && group > 0 && group < 100) group *= 100
    else if (part === 'thousand' && group > 0 && total === 0) [total, group] = [group * 1_000, 0]
    else {
      const value = english.get(part)
      // "forty five" is one number, "four five" and "five forty" are two.
      const isRoom =
        value !== undefined && (index === 0 || previous === 100 || previous === 1_000 || (previous >= 20 && value > 0 && value < 10))
      if (value === undefined || !isRoom) return null
      group += value
    }
    previous = part === 'hundred' ? 100 : part === 'thousand' ? 1_000 : (english.get(part) ?? previous)
  }
  return parts.length === 0 || (total === 0 && group === 0 && parts[0] !== 'zero') ? null : total + group
}
