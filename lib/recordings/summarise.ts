import type { Clause } from './split-clauses.ts'

const summaryLength = 200
/** Greetings, names and thanks: everybody says them, and they tell nothing. */
const phatic =
  /^(?:(?:hallo|hoi|hey|hi|hello|dag|goede?\s?(?:morgen|middag|avond|dag|namiddag|voormiddag)|goeie\p{L}*|good (?:morning|afternoon|evening)|bonjour|guten tag|(?:met|ik ben|je spreekt met|mijn naam is|this is|my name is|i am|i['’]m)\s\p{L}+(?:\s\p{L}+){0,2}|sorry|ja|oké|ok|nou|dus|euh?m?|uh+m?|alvast|bedankt|dank (?:je|u)(?: wel)?|dankjewel|dankuwel|merci|thanks?(?: you)?(?: very much| in advance)?|tot (?:ziens|later|straks|dan|horens)|groet(?:jes|en)?|bye|doei|daag|fijne dag|prettige \p{L}+|ik hoor het graag|laat maar weten|hoor graag|have a nice day|cheers|mevrouw|meneer|hier)(?!\p{L})[\s,.!]*)+$/iu
/** What makes somebody write to a company. */
const trouble =
  /kapot|stuk|beschadig|gebroken|defect|lek|verkeerd|fout|klopt niet|mist|ontbreek|ontbrak|nog (?:steeds )?niet|niet (?:aangekomen|ontvangen|geleverd|bezorgd|gekregen)|vertraag|te laat|klacht|terug|annuleer|annuleren|opzeg|ruil|retour|dubbel|geweigerd|probleem|dringend|spoed|broken|damaged|wrong|missing|not (?:arrived|received|delivered|working)|hasn['’]t|late|refund|return|cancel|twice|problem|urgent|complain/iu

/** The parts that carry most, in their own order, in some 200 characters; null of a text without any. Pure. */
export function summarise(clauses: Clause[], factPlaces: number[], questionPlaces: number[]): string | null {
  const told = clauses.filter(({ text }) => !phatic.test(text))
  const kept = told.length > 0 ? told : clauses
  const ranked = kept
    .map((clause, index) => ({ ...clause, index, weight: weigh(clause, index, factPlaces, questionPlaces) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
  const chosen: typeof ranked = []
  let length = 0
  for (const one of ranked) {
    if (chosen.length > 0 && length + one.text.length + 1 > summaryLength) continue
    chosen.push(one)
    length += one.text.length + 1
  }
  const inOrder = chosen.sort((a, b) => a.index - b.index)
  const text = inOrder.map((one, index) => joinable(one.text, inOrder[index + 1]?.text)).join(' ')
  return text === '' ? null : shorten(text)
}

function weigh({ text, at }: Clause, index: number, facts: number[], questions: number[]): number {
  const isIn = (place: number) => place >= at && place < at + text.length
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => word.length > 5 || /\d/.test(word)).length / Math.sqrt(words.length || 1)
  return (
    telling +
    (trouble.test(text) ? 2 : 0) +
    Math.min(3, 1.5 * facts.filter(isIn).length) +
    (questions.some(isIn) ? 1 : 0) +
    (index === 0 ? 0.5 : 0)
  )
}

/** Parts that stood apart in speech stand apart in writing, unless a mark or a conjunction joins them. */
function joinable(text: string, next: string | undefined): string {
  const isJoined = next === undefined || /[.!?;,:…]["'”’)]*$/u.test(text) || /^(?:en|maar|of|want|and|but|or)\s/iu.test(next)
  return isJoined ? text : `${text};`
}

function shorten(text: string): string {
  if (text.length <= summaryLength) return text
  const cut = text.slice(0, summaryLength - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), summaryLength / 2)).replace(/[\s,;:]+$/u, '')}…`
}
