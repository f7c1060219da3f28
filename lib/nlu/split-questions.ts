// A message that asks several things at once (nlu.md 3): cut it, read each piece, count what they are about.
import { BACKGROUND, type IntentModel, readIntent } from './intent-model.ts'

/** A piece of one word is a leftover ("track | trace"); an unknown piece must say something to count as a question. */
const FEWEST_WORDS = 2
/** Two words need one to stand for something: "kan ik" is no question yet, "retour maken" is. */
const CONTENT = /\p{L}{4}|\p{Script=Han}/u
const FEWEST_UNKNOWN_WORDS = 3
const MAX_PIECES = 20

const START = '(?<![\\p{L}\\p{N}])'
const END = '(?![\\p{L}\\p{N}])'
const COORDINATORS = 'en|daarnaast|verder|bovendien|and|plus|und|au(?:ß|ss)erdem|et'
/** Within a question these belong to it ("kan ik ook ruilen"); before an opener they begin another. */
const ADVERBS = 'ook|also|aussi'
const OPENERS = [
  'kan|kun|kunnen|kunt|wil|willen|zou|zijn|is|ben|heb|hebben|hebt|heeft|doen|leveren|bezorgen|verzenden|versturen|accepteren|verkopen',
  'nemen|moet|moeten|mag|mogen|krijg|krijgen|komt|waar|wanneer|wat|hoe|hoeveel|welke?|graag|ik|stuur',
  'can|could|would|will|should|do|does|did|is|are|am|have|has|where|when|what|which|who|how|please|i|any',
  'k(?:a|ö|oe)nn(?:st|en|ten?)?|wo|wann|was|wie|wieviel|welche[rs]?|ist|sind|hab(?:en?|t)?|liefern|nehmen|akzeptieren|verkaufen|darf|muss|bitte|ich|gibt',
  'o(?:ù|u)|quand|comment|combien|quel(?:le)?s?|puis|peut|pouvez|pourriez|est|sont|avez|livrez|acceptez|vendez|dois|je|y',
].join('|')

const BOUNDARIES = [
  '[?!;\\n]+',
  '\\.(?=\\s|$)',
  '(?:^|\\s)\\d{1,2}[).](?=\\s)',
  `${START}(?:${COORDINATORS})${END}`,
  `${START}(?:${ADVERBS})\\s+(?=(?:${OPENERS})${END})`,
  `,\\s*(?=(?:${OPENERS})${END})`,
]
const BOUNDARY = new RegExp(BOUNDARIES.join('|'), 'giu')

export type QuestionsReading = {
  /** Distinct tasks of the pieces, in the order asked. */
  tasks: string[]
  /** Pieces that say something which no task covers. */
  unknown: number
  /** What stands against answering at once: several tasks, or a part nobody covers beside one that is. */
  isSeveral: boolean
}

/** Pieces of a message that may each be a question, trimmed, in order; the message itself when it cannot be cut. */
export function splitQuestions(text: string): string[] {
  const pieces = text
    .split(BOUNDARY)
    .map((piece) => piece.replace(/^[\s,:–-]+|[\s,:–-]+$/g, ''))
    .filter((piece) => countWords(piece) > FEWEST_WORDS || (countWords(piece) === FEWEST_WORDS && CONTENT.test(piece)))
  return pieces.length > 0 ? pieces.slice(0, MAX_PIECES) : [text]
}

/**
 * A piece has fewer words to be sure from, so it is held to the generous threshold; to the default one where small talk or
 * background is likelier still.
 */
export function readQuestions(model: IntentModel, text: string): QuestionsReading {
  const pieces = splitQuestions(text)
  const tasks = new Set<string>()
  let unknown = 0
  for (const piece of pieces) {
    const { guesses, sentinel } = readIntent(model, piece)
    const best = guesses[0]
    if (best !== undefined && best.confidence >= model.thresholds[sentinel === null ? 'generous' : 'default']) tasks.add(best.task)
    else if ((sentinel === null || sentinel === BACKGROUND) && countWords(piece) >= FEWEST_UNKNOWN_WORDS) unknown += 1
  }
  return { tasks: [...tasks], unknown, isSeveral: tasks.size > 1 || (tasks.size === 1 && unknown > 0) }
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
