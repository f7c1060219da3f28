const dutchDays = '(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)'
const englishDays = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
const dutchMonths = '(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)'
const englishMonths = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const dutchParts = '(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)'
const englishParts = '(?:morning|afternoon|evening|night)'
const next = '(?:volgende|komende|aanstaande|aankomende|toekomende|afgelopen|voorbije|vorige|verleden|deze)'
const spans = '(?:dag(?:en)?|weken|week|maand(?:en)?|jaar|uur|werkdagen)'
const englishSpans = '(?:days?|weeks?|months?|years?|hours?|working days)'
const count = String.raw`(?:\d{1,3}|een|één|a|an|enkele|een paar|a few|a couple of)`

/** Of the words for a day or a time, the longest first: "volgende week dinsdag" is one date, not two. */
const patterns = [
  String.raw`\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?(?![\d/-])`,
  String.raw`(?:${dutchDays}\s)?\d{1,2}(?:e|ste|de)?\s${dutchMonths}(?:\s\d{4})?`,
  String.raw`(?:${englishDays}\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${englishMonths}(?:\s\d{4})?`,
  String.raw`${englishMonths}\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?(?!\d)`,
  String.raw`(?:(?:begin|eind|einde|midden|half)\s)?${next}\s(?:week|maand|jaar|weekend|${dutchDays})(?:\s(?:op\s)?${dutchDays})?(?:${dutchParts}|\s${dutchParts})?`,
  String.raw`(?:next|last|this|coming)\s(?:week|month|year|weekend|${englishDays})(?:\s(?:on\s)?${englishDays})?(?:\s${englishParts})?`,
  String.raw`${englishDays}(?:\s(?:next week|${englishParts}))?`,
  String.raw`${dutchDays}(?:${dutchParts}|\s${dutchParts}|\s(?:over een week|in de week))?`,
  String.raw`(?:over|binnen|sinds|al)\s${count}\s${spans}`,
  String.raw`${count}\s${spans}\s(?:geleden|later)`,
  String.raw`(?:in|within|for)\s${count}\s${englishSpans}`,
  String.raw`${count}\s${englishSpans}\sago`,
  String.raw`(?:begin|eind|einde|midden|half|in|sinds|vanaf|tot)\s${dutchMonths}`,
  String.raw`(?:in|since|until|early|late)\s(?:january|february|april|june|july|august|september|october|november|december|march(?!\s\p{Ll}))`,
  String.raw`(?:over|eer)?(?:morgen|gisteren)(?:${dutchParts}|\s${dutchParts})?|gister(?:ochtend|middag|avond|nacht)`,
  String.raw`vandaag|van(?:ochtend|morgen|middag|avond|nacht)|deze\s${dutchParts}|straks`,
  String.raw`(?:the day (?:after tomorrow|before yesterday)|tomorrow|yesterday|today)(?:\s${englishParts})?|tonight|this\s${englishParts}`,
]
/** "Goede morgen", "'s morgens" and "in de morgen" name no day. */
const noDay = String.raw`(?<!\p{L})(?<!goe(?:de|ie|den|dag en goede)\s)(?<!['’]s\s)(?<!\bin\sde\s)`
const times = String.raw`(?:,?\s(?:om|rond|tegen|voor|na|at|around|before|after|by)\s(?:\d{1,2}(?:[:.]\d{2})?(?:\s?(?:uur|u|o['’]?clock|am|pm))?|half\s\d{1,2})(?![\d.,]|\s?(?:euro|dagen|weken|keer|stuks)))?`
const date = new RegExp(`${noDay}(?:${patterns.join('|')})(?!\\p{L})${times}`, 'giu')

/** Days and times as they were said, in Dutch (Flemish included) and English; numbers already stand as digits. */
export function findDates(text: string): { text: string; at: number; length: number }[] {
  return [...text.matchAll(date)].map((found) => ({ text: found[0].trim(), at: found.index, length: found[0].length }))
}
