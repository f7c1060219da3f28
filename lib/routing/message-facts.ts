// What the words of a message say, as routing facts: pure, from models that were trained before (lib/nlu).
import { detectLanguage } from '../nlu/detect-language.ts'
import { type Band, bandOf, type IntentModel, type IntentReading, readIntent } from '../nlu/intent-model.ts'
import type { KeywordHit, KeywordMatcher } from '../nlu/keywords/match-keywords.ts'
import { readComplexity } from '../nlu/read-complexity.ts'
import { readSignals, type SignalModels } from '../nlu/signals/signal-models.ts'
import { readQuestions } from '../nlu/split-questions.ts'
import type { Evidence, RoutingFacts } from './routing-facts.ts'

/** More is a document: what follows is not read. */
const maxCharacters = 8_000
/** The built-in task that is itself a wish for a person. */
const personTask = 'talk_to_person'

/** Wording that hurries, and wording that speaks against frustration (signal-patterns.ts). */
const hurry: ReadonlySet<string> = new Set(['danger', 'deadline'])
const calm: ReadonlySet<string> = new Set(['calm', 'praise'])

export type MessageModels = {
  /** Null while there are fewer than two tasks: nothing can be told apart. */
  intents: { model: IntentModel; hash: string } | null
  signals: SignalModels
  keywords: KeywordMatcher
  languages: readonly string[]
  /** Tasks that are answered at once, without asking for anything: two of them may be answered together. */
  simpleTasks: ReadonlySet<string>
}

export type MessageReading = {
  facts: RoutingFacts
  intent: IntentReading
  band: Band
  /** Distinct tasks of its pieces, when it asks several things; else empty. */
  tasks: string[]
  keywords: KeywordHit[]
}

/**
 * Reads a message. Without a letter or sign in it nothing is known, and nothing is said.
 * @param language what the conversation speaks, for messages too short to tell
 */
export function readMessage(text: string, models: MessageModels, language: string): MessageReading {
  const read = text.slice(0, maxCharacters)
  const intent: IntentReading = models.intents ? readIntent(models.intents.model, read) : { guesses: [], sentinel: null }
  const band = models.intents ? bandOf(intent, models.intents.model.thresholds) : 'hand_over'
  const keywords = models.keywords.match(read)
  if (!/\S/.test(read)) return { facts: {}, intent, band: 'hand_over', tasks: [], keywords }
  const several = models.intents ? readQuestions(models.intents.model, read) : { tasks: [], unknown: 0, isSeveral: false }
  const facts = {
    ...signalFacts(read, models.signals, band === 'answer' && intent.guesses[0]?.task === personTask),
    ...complexityFacts(read, several, models.simpleTasks),
    ...intentFacts(intent, band, models),
    language: { value: detectLanguage(read, models.languages, language).language, evidence: [record('language')] },
    keywords: {
      value: [...new Set(keywords.map(({ ruleId }) => ruleId))],
      evidence: keywords.slice(0, 20).map(({ form, start }) => words(form, start)),
    },
  }
  return { facts, intent, band, tasks: several.tasks.length > 1 ? several.tasks : [], keywords }
}

function intentFacts(intent: IntentReading, band: Band, { intents }: MessageModels): RoutingFacts {
  if (!intents) return {}
  const evidence: Evidence[] = [{ kind: 'model', name: 'intents', hash: intents.hash }]
  const [best] = intent.guesses
  return {
    band: { value: band, evidence },
    outOfScope: { value: band === 'hand_over', evidence },
    ...(best && band !== 'hand_over' && { task: { value: best.task, evidence }, taskConfidence: { value: best.confidence, evidence } }),
  }
}

function complexityFacts(
  text: string,
  several: { tasks: string[]; unknown: number; isSeveral: boolean },
  simpleTasks: ReadonlySet<string>,
): RoutingFacts {
  const { isLong, saysSo } = readComplexity(text)
  const evidence: Evidence[] = saysSo ? [words(saysSo, null)] : [record('words')]
  // Two simple tasks may be answered together; one with something to ask, or a part nobody covers, is a person's (nlu.md 3).
  const isTangled = several.isSeveral && (several.unknown > 0 || !several.tasks.every((task) => simpleTasks.has(task)))
  return {
    questions: { value: Math.max(1, several.tasks.length + (several.tasks.length > 0 ? several.unknown : 0)), evidence: [record('words')] },
    isComplex: { value: isLong || saysSo !== null || isTangled, evidence },
  }
}

function signalFacts(text: string, models: SignalModels, asksByTask: boolean): RoutingFacts {
  const { frustration, urgency, wantsHuman, reasons } = readSignals(models, text)
  const of = (signs: (sign: string) => boolean): Evidence[] => [
    ...reasons
      .filter(({ sign }) => signs(sign))
      .slice(0, 10)
      .map((hit) => words(hit.text, null)),
    { kind: 'model', name: 'signals', hash: 'shipped' },
  ]
  return {
    frustration: { value: round(frustration), evidence: of((sign) => !calm.has(sign) && !hurry.has(sign) && sign !== 'human') },
    urgency: { value: round(urgency), evidence: of((sign) => hurry.has(sign)) },
    wantsHuman: { value: wantsHuman || asksByTask, evidence: of((sign) => sign === 'human') },
  }
}

function words(text: string, start: number | null): Evidence {
  return { kind: 'words', text: text.slice(0, 200).toWellFormed(), start }
}

function record(of: string): Evidence {
  return { kind: 'record', of }
}

/** As people read it, and so that two machines say the same. */
function round(share: number): number {
  return Math.round(share * 1000) / 1000
}
