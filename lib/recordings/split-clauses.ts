/** A part of a text and where it stands in it. */
export type Clause = { text: string; at: number }

const whWords =
  'wanneer|waarom|waar(?:om|mee|voor|naartoe|heen)?|hoe(?:veel|lang|laat|zo)?|wat|wie|welke|welk|when|where|why|how|what|which|who'
const verbs =
  'kan|kunnen|kunt|kun|mag|mogen|moet|moeten|wil|wilt|willen|zou|zouden|zal|zullen|is|zijn|was|waren|ben|bent|heb|hebt|heeft|hebben|had|ga|gaat|gaan|kom|komt|komen|krijg|krijgt|krijgen|wordt|worden|word|doe|doet|doen|duurt|kost|kosten|staat|staan|blijft|weet|weten|lever|levert|leveren|gebeurt|werkt|betaal|bel|sluit|sluiten|openen|vind|vinden|geldt|klopt|zit|zitten|raden|bezorgen|verkopen|accepteren|can|could|may|must|will|would|should|shall|are|were|do|does|did|has|have|am'
const subjects =
  'ik|je|jij|u|jullie|we|wij|ge|gij|gullie|ze|zij|hij|het|dat|dit|er|die|deze|mijn|de|iemand|i|you|we|they|he|she|it|there|this|that|my|the|anyone|someone|your'
const coordinators = 'en|maar|of|want|and|but|or|plus'

/** A question word right before its verb, or a verb right before its subject: what begins a question in Dutch and English. */
export const questionOpening = new RegExp(
  String.raw`^(?:(?:(?:tot|vanaf|sinds|op|in|met|van|aan|bij|naar|until|from|at|for|by)\s)?(?:${whWords})(?:\s(?:lang|laat|vaak|snel|ver|duur|much|long|late|fast|often|soon|far|voor\s\p{L}+))?\s(?:${verbs}|to)(?!\p{L})|(?:(?:tot|op|in|van|met|at|on|in)\s)?(?:hoeveel|welke?|what|which|how many)\s\p{L}+\s(?:${verbs})(?!\p{L})|(?!(?:wil|heb|had|moet|have|do)\s(?:mijn|de|het|my|the)\s)(?:${verbs})\s(?:${subjects})(?!\p{L}))`,
  'iu',
)
export const startsWithQuestionWord = new RegExp(String.raw`^(?:\p{L}+\s)?(?:${whWords})(?!\p{L})`, 'iu')
const inText = questionOpening.source.slice(1)

// Where a new clause may begin without a mark: at a coordinator before a question ("en kan ik …"); at a question word with
// its verb after at least three words ("… niet aangekomen wanneer komt het"); at a verb that asks the listener ("… is stuk
// kunt u"), unless what stands before puts the verb there in any statement ("dan kan ik"); and at thanks.
const coordinated = new RegExp(String.raw`(?<=\s)(?:${coordinators})\s(?:(?:ook|dan|also)\s)?(?=${inText})`, 'giu')
const unmarked = new RegExp(
  String.raw`(?<=\S\s\S+\s\S+\s)(?:(?:tot|vanaf|sinds)\s)?(?:${whWords})\s(?:\p{L}+\s)?(?:${verbs})\s(?:${subjects})(?!\p{L})`,
  'giu',
)
const asking =
  /(?<=\S\s\S+\s\S+\s)(?:kunt u|kunt ge|kunnen jullie|kun je|hebben jullie|hebt u|heeft u|zouden jullie|zou u|zou je|mag ik|can you|can i|could you|could i|do you|would you|may i)(?!\p{L})/giu
const closing =
  /(?<=\s)(?:alvast (?:bedankt|dank|merci)|dank (?:u|je)|bedankt|dankjewel|tot ziens|groetjes|thanks|thank you|many thanks)(?!\p{L})/giu
const hangsOn =
  /(?:^|\s)(?:weet|weten|vraag|vroeg|vragen|zeggen|vertellen|know|tell|wonder|wondering|ask|of|en|and|or|maar|but|dag)[,\s]*$/iu
const fronts =
  /(?:^|\s)(?:dan|nu|nou|hier|daar|daarom|dus|ook|zo|toch|pas|nog|gisteren|vandaag|morgen|daarna|verder|en|maar|of|want|and|but|or|plus|if|then|so|how|what|where|when|why|who|which|that|hoe|wat|waar|wanneer|waarom|wie|welke)[,\s]*$/iu
const marks = /[.!?;\n]+["'”’)]*(?=\s|$)|\s(?=\d\)\s)|,\s*(?=(?:en |maar |and |but )?(?:QUESTION))/giu
const stops = new RegExp(marks.source.replace('QUESTION', inText), 'giu')

/** Spoken text in parts, whether or not an engine has punctuated it: at marks, and where a question begins. Pure. */
export function splitClauses(text: string): Clause[] {
  const cuts = new Set<number>([0])
  for (const match of text.matchAll(stops)) cuts.add(isNumberPoint(text, match.index) ? 0 : match.index + match[0].length)
  for (const match of text.matchAll(coordinated)) cuts.add(match.index)
  for (const match of text.matchAll(closing)) cuts.add(match.index)
  const before = (at: number) => text.slice(Math.max(0, at - 20), at)
  for (const match of text.matchAll(unmarked)) if (!hangsOn.test(before(match.index))) cuts.add(match.index)
  for (const match of text.matchAll(asking)) if (!fronts.test(before(match.index))) cuts.add(match.index)
  const places = [...cuts].sort((a, b) => a - b)
  return places.flatMap((from, index) => {
    const part = text.slice(from, places[index + 1] ?? text.length)
    const trimmed = part.trim()
    return /[\p{L}\p{N}]/u.test(trimmed) ? [{ text: trimmed, at: from + part.indexOf(trimmed) }] : []
  })
}

/** "12.50", "nr. 5" and "bijv. morgen" end no sentence. */
function isNumberPoint(text: string, at: number): boolean {
  return text[at] === '.' && /(?:^|\s)(?:nr|no|bijv|dhr|mevr|mr|mrs|st|ca|\p{Lu})$/iu.test(text.slice(Math.max(0, at - 6), at))
}
