import { conceptsOf } from '../nlu/concepts.ts'
import { foldWord } from '../nlu/normalize-text.ts'
import { splitWords } from '../nlu/split-words.ts'

/** What a reply is found by. */
type Matchable = { title: string; text: string }

/** From here on a reply is proposed: of the shipped example questions half get theirs, and none that of another. */
const leastScore = 0.5
/** What a word without a concept counts, against a concept's 1. */
const wordWeight = 0.7
/** The second best must be this much worse: of two that both fit, a person chooses. */
const leastLead = 0.1

/**
 * The canned reply that answers a question: the one whose title the question says in other words. Null when none does, or
 * when two do. A wrong answer under a question is worse than none, so it must fit well. Pure.
 * @param replies in the language of the question.
 */
export function matchCannedReply<T extends Matchable>(question: string, replies: readonly T[]): T | null {
  const [best, second] = scoreReplies(question, replies)
  if (
    !best ||
    !saysTheMatter(signsOf(best.reply.title), signsOf(question)) ||
    best.score < leastScore ||
    best.score - (second?.score ?? 0) < leastLead
  )
    return null
  return best.reply
}

/** The replies that have anything to do with a question, the nearest first. Pure. */
export function nearestReplies<T extends Matchable>(question: string, replies: readonly T[], limit: number): T[] {
  return scoreReplies(question, replies)
    .filter(({ score }) => score > 0)
    .slice(0, limit)
    .map(({ reply }) => reply)
}

function scoreReplies<T extends Matchable>(question: string, replies: readonly T[]): { reply: T; score: number }[] {
  const asked = signsOf(question)
  const read = replies.map((reply) => ({ reply, title: signsOf(reply.title), all: signsOf(`${reply.title} ${reply.text}`) }))
  const weigh = weigherOf(read.map(({ all }) => all))
  return read.map(({ reply, title, all }) => ({ reply, score: scoreOf(asked, title, all, weigh) })).sort((a, b) => b.score - a.score)
}

/** Said in questions about nearly everything. */
const weakSigns = ['WHEN', 'WHERE', 'DAY', 'HOURS', 'WAIT', 'ORDER', 'ARTICLE', 'SHOP', 'PARCEL', 'DELIVER', 'RECEIVE']
/** Tell something beside another sign of the title only. */
const leaningSigns = ['COST', 'CHANGE', 'FAST', 'COUNTRY', 'DETAILS', 'MISTAKE', 'SPEAK']
/** "terug" is half of another word. */
const emptySigns = ['BACK']
/** "How much" asks for weights and days as much as for what something costs; the others stand in any question (as `foldWord` leaves them). */
const emptyWords = new Set(
  `hoeveel wieviel combien how
  jullie kunnen hebben willen zullen moeten mogen worden wordt graag alleen andere eigenlijk gewoon misschien nieuwe waarom welke zonder altijd
  could would should there their please about which still where these those might
  konnen haben mochte mochten werden wurde sollen mussen bitte gerne einen einer eines meine meinen ihnen welche
  pouvez pourriez voulez avez votre notre comment pourquoi quelle quels cette merci bonjour
  puedo pueden podria tienen quiero como cuando donde gracias favor hacer
  posso potete vorrei avete come quando grazie favore quale
  posso podem gostaria voces quando como obrigado favor qual
  czego mozna moge chcialbym prosze kiedy gdzie jakie dzien dobry
  nasil nedir musunuz misiniz lutfen nerede olabilir istiyorum
  можно могу хочу когда какие пожалуйста скажите
  можна хочу коли який прошу скажіть
  puteti vreau cand unde cum multumesc
  كيف متى أين هل يمكن أريد`.split(/\s+/),
)

type Weigh = (sign: string) => number

/** A sign counts by what it tells: less the more replies have it, and words less than concepts. */
function weigherOf(replies: Set<string>[]): Weigh {
  return (sign) => {
    const share = replies.filter((signs) => signs.has(sign)).length / (replies.length + 1)
    const kind = weakSigns.includes(sign) ? 0.3 : isConcept(sign) ? 1 : wordWeight
    return kind * (1.2 - share)
  }
}

/** How much of the title was asked, and how much of what was asked the reply is about: both must be a lot. */
function scoreOf(asked: Set<string>, title: Set<string>, all: Set<string>, weigh: Weigh): number {
  const sum = (signs: Iterable<string>) => [...signs].reduce((total, sign) => total + weigh(sign), 0)
  const titleSaid = sum([...title].filter((sign) => asked.has(sign))) / (sum(title) || 1)
  const askedTreated = sum([...asked].filter((sign) => all.has(sign))) / (sum(asked) || 1)
  return titleSaid + askedTreated === 0 ? 0 : (2 * titleSaid * askedTreated) / (titleSaid + askedTreated)
}

/** Concepts (in capitals), and the beginnings of longer words that stand for none. */
function signsOf(text: string): Set<string> {
  const words = splitWords(text.toLowerCase())
    .map(foldWord)
    .filter((word) => /^\p{L}/u.test(word) && !emptyWords.has(word))
  const others = words.filter((word) => word.length >= 5 && conceptsOf([word]).length === 0).map((word) => word.slice(0, 5))
  return new Set([...conceptsOf(words).filter((sign) => !emptySigns.includes(sign)), ...others])
}

/**
 * Whether what a title is about was named: one of its telling concepts. Of a title that has none, as in a language that has
 * no list of them, two words.
 */
function saysTheMatter(title: Set<string>, asked: Set<string>): boolean {
  const telling = [...title].filter((sign) => isConcept(sign) && !weakSigns.includes(sign) && !leaningSigns.includes(sign))
  if (telling.length > 0) return telling.some((sign) => asked.has(sign))
  const named = [...title].filter((sign) => asked.has(sign))
  const concepts = named.filter(isConcept)
  if (concepts.some((sign) => leaningSigns.includes(sign))) return concepts.length > 1
  return named.length - concepts.length >= 2
}

function isConcept(sign: string): boolean {
  return sign === sign.toUpperCase() && sign !== sign.toLowerCase()
}
