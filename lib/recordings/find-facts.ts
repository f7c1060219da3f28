import { findDates } from './find-dates.ts'
import type { InsightFact } from './recording.ts'
import { writeNumbers } from './write-numbers.ts'

/** A fact and where it stands in what was said, counted in UTF-16 code units. */
export type PlacedFact = Pick<InsightFact, 'kind' | 'text'> & { at: number }
type Found = { text: string; at: number; length: number }

const streets =
  'straat|laan|weg|plein|gracht|kade|kaai|dreef|singel|steeg|hof|lei|baan|steenweg|boulevard|pad|markt|dijk|park|plantsoen|vest|wal|ring'
/** Words that end as streets do. */
const noStreets = /^(?:onderweg|omweg|terugweg|heenweg|uitweg|snelweg|halfweg|supermarkt|bouwmarkt|rommelmarkt|wegdek|afstraf)$/iu
const streetAddress = new RegExp(
  String.raw`(?<![\p{L}\d])((?:\p{Lu}[\p{L}.'’-]{0,30}\s){0,3}[\p{L}'’-]{3,40}(?:${streets}))\s(?:nummer\s)?(\d{1,4}(?:\s?[a-zA-Z](?![\p{L}]))?(?:\s(?:bus|bis)\s?\d*)?)(?:,?\s(?:in\s)?[1-9]\d{3}(?:\s?[A-Z]{2}(?!\p{L}))?)?(?:,?\s(?:in\s|te\s)?\p{Lu}[\p{L}-]{2,40})?`,
  'gu',
)
const englishAddress =
  /(?<!\d)\d{1,4}[a-z]?\s(?:\p{Lu}[\p{L}'’-]+\s){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Square|Way|Court|Terrace)(?!\p{L})/gu
const dutchPostcode = /(?<![\p{L}\d])[1-9]\d{3}\s?[A-Z]{2}(?![\p{L}\d])(?:\s\d{1,4}[a-z]?(?![\p{L}\d]))?/gu

const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,200}\.\p{L}{2,20}/gu
/** "noor punt peeters apenstaartje gmail punt com" */
const spokenEmail =
  /(?<![\p{L}\d])([\p{L}\d_-]{1,40}(?:\s(?:punt|dot)\s[\p{L}\d_-]{1,40}){0,4})\s(?:apenstaartje|apestaartje|at|arobase)\s([\p{L}\d-]{1,40}(?:\s(?:punt|dot)\s[\p{L}\d-]{1,40}){0,4}?)\s(?:punt|dot)\s(com|nl|be|org|net|eu|fr|de|uk)(?!\p{L})/giu

const money = `euro(?:['’]?s)?|eur|€|cent|dollars?|pounds?|pond`
const amount = new RegExp(
  String.raw`€\s?\d+(?:[.,]\d{1,3})*|(?<![\p{L}\d])\d+(?:[.,]\d{1,3})*\s?(?:${money})(?!\p{L})(?:\s(?:en\s|and\s)?(?:\d{1,2}\scent(?:en|s)?|[1-9]\d)(?![\d.,:]|\s?(?:uur|dagen|weken|maanden|jaar|keer|stuks|procent|%|days|weeks|times|percent|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|${money})))?`,
  'giu',
)
const orderWord = String.raw`(?:bestel(?:ling|nummer|ingsnummer|bon)?|bestellingsnummer|ordernummer|order(?:\snumber)?|pakket(?:nummer)?|factuur(?:nummer)?|invoice(?:\snumber)?|referentie(?:nummer)?|reference(?:\snumber)?|dossier(?:nummer)?|zending|(?:track\s?(?:and|en|&)\s?trace|nummer|number))`
const orderNumber = new RegExp(
  String.raw`(?<=(?<!\p{L})${orderWord}(?:\s(?:nummer|number|nr\.?|is|met|van|the|het))*[\s:#]{1,3})#?(?:(?!(?:is|en|van|met|nr|no|and|for|dat|op|om|the|het|of|in)(?!\p{L}))[A-Z]{1,4}[\s-]?(?=\d))?\d[\d-]{2,13}(?![\d.,]*\s?(?:${money}|stuks|keer|km|kilo|gram|meter|cm|dagen|pieces|times|days))(?!\p{L})`,
  'giu',
)
/** Nobody says seven digits in a row about anything but an identifier. */
const bareNumber = /(?<![\p{L}\d+,.-])(?!0)\d{6,9}(?![\p{L}\d,.-])/gu
const phone = /(?<![\p{L}\d])(?:\+|00?)\d(?:[\s./-]?\d){7,12}(?!\d)/gu

/** What a chip is made of: numbers and names an agent would copy. Numbers said in words come out as digits. */
export function findFacts(said: string): PlacedFact[] {
  const { text, originOf } = writeNumbers(said)
  const all: [InsightFact['kind'], Found[]][] = [
    ['email', [...match(text, email), ...findSpokenEmails(text)]],
    ['amount', match(text, amount)],
    ['address', findAddresses(text)],
    ['phone', match(text, phone)],
    ['order_number', match(text, orderNumber)],
    ['date', findDates(text)],
    ['order_number', match(text, bareNumber)],
  ]
  // Each stretch is one fact at most: what one kind has taken is not offered to those below.
  const taken: (Found & { kind: InsightFact['kind'] })[] = []
  for (const [kind, found] of all) {
    for (const one of found) {
      const isTaken = taken.some((other) => one.at < other.at + other.length && other.at < one.at + one.length)
      if (!isTaken) taken.push({ kind, ...one })
    }
  }
  const placed = taken.sort((a, b) => a.at - b.at).map((one) => ({ kind: one.kind, text: one.text, at: originOf(one.at) }))
  // Said twice is one fact, at its first moment.
  return placed.filter((one, index) => placed.findIndex((other) => other.kind === one.kind && sameText(other.text, one.text)) === index)
}

function match(text: string, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].map((found) => ({ text: found[0].trim(), at: found.index, length: found[0].length }))
}

function findSpokenEmails(text: string): Found[] {
  return [...text.matchAll(spokenEmail)].map((found) => {
    const dotted = (part = '') => part.replace(/\s(?:punt|dot)\s/giu, '.').toLowerCase()
    return { text: `${dotted(found[1])}@${dotted(found[2])}.${dotted(found[3])}`, at: found.index, length: found[0].length }
  })
}

function findAddresses(text: string): Found[] {
  const streetsHere = [...text.matchAll(streetAddress)].flatMap((found): Found[] => {
    const name = found[1]?.split(/\s/).at(-1) ?? ''
    return noStreets.test(name) ? [] : [{ text: found[0].trim(), at: found.index, length: found[0].length }]
  })
  return [...streetsHere, ...match(text, englishAddress), ...match(text, dutchPostcode)]
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === other.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
