import { type Clause, questionOpening, startsWithQuestionWord } from './split-clauses.ts'

/** What stands before a question without being part of it. */
const leadIn =
  /^(?:(?:en|maar|of|ook|dus|dan|want|nou|ja|hallo|hoi|dag|daarnaast|verder|bovendien|oké|ok|and|but|or|also|so|well|hi|hello|please|plus|bonjour|salut|et|hallo|guten tag|und|\d\))[\s,]+)+/iu
/** After these a verb comes before its subject in any statement: "ook wil ik …". */
const inverting = /(?:^|\s)(?:ook|dus|dan|daarnaast|verder|bovendien)[\s,]+$/iu
/** Questions by their meaning: asked for, without the form of one. */
const indirect = new RegExp(
  [
    '(?:vraag|vroeg) (?:me|mij) (?:eigenlijk )?af',
    '(?:mijn|een|de) (?:andere |tweede |laatste )?vraag is',
    '(?:wil|wou|wilde|zou|had) (?:graag |eens |even |toch |wel |u |eigenlijk |willen )*(?:weten|vragen)(?! om te)',
    '(?:ben|was) benieuwd',
    '(?:geen idee|weet niet|weet nog niet|niet duidelijk) (?:of|wanneer|hoe|waar|wat|welke|waarom)',
    `(?:i|we) (?:was |am |'m |’m )?(?:wonder|wondering)`,
    `(?:would|'d|’d) (?:like|love) to (?:know|ask)`,
    '(?:want|wanted) to (?:know|ask)',
    'my (?:other |second |last )?question is',
    `(?:don't|don’t|do not) know (?:if|when|how|where|what|which|why)`,
  ].join('|'),
  'iu',
)
/** French and German, where speech engines punctuate: their openings without a mark. */
const others =
  /^(?:est-ce que|qu'est-ce|pouvez-vous|pourriez-vous|avez-vous|puis-je|peut-on|quand|où|comment|combien|pourquoi|quel(?:le)?s?|wann|wo|wie (?:lange|viel|kann)|warum|können sie|könnten sie|haben sie|kann ich|gibt es)(?!\p{L})/iu

/** The questions among the parts of a text, each as a question of its own. Pure. */
export function findQuestions(clauses: Clause[]): Clause[] {
  return clauses.flatMap(({ text, at }) => {
    const lead = text.match(leadIn)?.[0] ?? ''
    const asked = text.slice(lead.length)
    if ((asked.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) === 0) return []
    if (isDirect(text, lead, asked)) return [{ text: asQuestion(asked), at: at + lead.length }]
    return indirect.test(asked) ? [{ text: capitalised(asked), at: at + lead.length }] : []
  })
}

function isDirect(text: string, lead: string, asked: string): boolean {
  if (/\?["'”’)]*$/u.test(text)) return true
  if ((asked.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < 3) return false
  const opens = questionOpening.exec(asked)
  const isVerbFirst = opens !== null && !startsWithQuestionWord.test(opens[0])
  return others.test(asked) || (opens !== null && !(isVerbFirst && inverting.test(lead)))
}

function asQuestion(text: string): string {
  const plain = capitalised(text.replace(/[\s.,;!]+$/u, ''))
  return plain.endsWith('?') ? plain : `${plain}?`
}

function capitalised(text: string): string {
  const [first = ''] = text
  return `${first.toUpperCase()}${text.slice(first.length)}`
}
