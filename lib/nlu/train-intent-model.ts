// From the admin's examples to a model with thresholds and a report on itself (nlu.md 2.2, 2.3).
import { ALL_FEATURES, extractFeatures, type FeatureOptions } from './extract-features.ts'
import {
  BACKGROUND,
  type IntentModel,
  type IntentReading,
  isSentinel,
  rankLabels,
  STRICTNESS,
  sentinelLabel,
  type Thresholds,
} from './intent-model.ts'
import { probabilitiesOf } from './linear-model.ts'
import { foldWord } from './normalize-text.ts'
import { type TrainingRow, trainLinearModel } from './train-linear-model.ts'

const FOLDS = 5
/** What 98 in 100 of the admin's own questions exceed: below it even a guess is not worth a button. */
const ASK_QUANTILE = 0.02
/** More general sentences than this share of the examples of a language would make that language itself suspicious. */
const BACKGROUND_SHARE = 0.15

/** From this share on an act's sentences are a task; fewer are stray examples. */
const CLAIMED_SHARE = 0.1

export type IntentExample = { task: string; text: string; language: string }

/** A sentence of no task: `name` is a phatic act, or `background`; language `''` is for every language. */
export type SentinelExample = { name: string; text: string; language: string }

export type IntentTraining = {
  examples: readonly IntentExample[]
  /** "Looks like it but is not": near misses the admin collected; they join the background. */
  counterexamples: readonly { text: string; language: string }[]
  sentinels: readonly SentinelExample[]
  seed: number
  features?: FeatureOptions
}

/** One example as the model saw it when it had not learnt from it. */
export type HeldOut = { example: IntentExample; guess: string | null; confidence: number }

export type IntentReport = {
  /** Share of the examples answered at the default threshold, held out; 0–1. */
  coverage: number
  /** Share of the examples whose likeliest task is right, held out; 0–1. */
  accuracy: number
  /** Which task is taken for which, how often, most frequent first. */
  confusions: { task: string; takenFor: string; times: number }[]
  /** Examples their own model gets wrong. */
  misread: HeldOut[]
}

/**
 * The same examples, in any order, and the same seed give the same model bit for bit. Throws on fewer than two tasks:
 * nothing can be told apart then.
 */
export function trainIntentModel(training: IntentTraining): { model: IntentModel; report: IntentReport } {
  const features = training.features ?? ALL_FEATURES
  const examples = sortExamples(training.examples)
  if (examples.some(({ task }) => isSentinel(task))) throw new RangeError('A task may not be named like a sentinel')
  if (new Set(examples.map(({ task }) => task)).size < 2) throw new RangeError('An intent model needs examples of two tasks or more')
  const rows = examples.map(({ task, text }) => ({ label: task, features: extractFeatures(text, features) }))
  const sentinelRows = chooseSentinels(training, examples).map(({ name, text }) => ({
    label: sentinelLabel(name),
    features: extractFeatures(text, features),
  }))
  const heldOut = holdOut(examples, rows, sentinelRows, training.seed)
  const thresholds = thresholdsOf(heldOut)
  const linear = trainLinearModel([...rows, ...sentinelRows], training.seed)
  return { model: { linear, thresholds, features }, report: reportOn(heldOut, thresholds) }
}

/** Without duplicates, in an order of its own: who typed what first must not matter. */
function sortExamples(examples: readonly IntentExample[]): IntentExample[] {
  const unique = new Map(examples.map((example) => [`${example.task}\u0000${example.text}`, example]))
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, example]) => example)
}

/**
 * A phatic act that a task claims as its own ("hello" and "good morning" are examples of it) is left out; of the
 * background each language gets a share of its examples, evenly spaced.
 */
function chooseSentinels({ sentinels, counterexamples }: IntentTraining, examples: readonly IntentExample[]): SentinelExample[] {
  const claimed = new Set(examples.map(({ text }) => foldWord(text)))
  const languages = new Set(examples.map(({ language }) => language))
  const ofLanguages = sentinels.filter(({ name, language }) => name !== BACKGROUND && (languages.has(language) || language === ''))
  const phatic = [...Map.groupBy(ofLanguages, ({ name }) => name).values()].flatMap((act) => {
    const texts = [...new Set(act.map(({ text }) => foldWord(text)))]
    return texts.filter((text) => claimed.has(text)).length < CLAIMED_SHARE * texts.length ? act : []
  })
  const background = [...languages].sort().flatMap((language) => {
    const own = sentinels.filter((sentinel) => sentinel.name === BACKGROUND && sentinel.language === language)
    const wanted = Math.ceil(BACKGROUND_SHARE * examples.filter((example) => example.language === language).length)
    return spread(own, wanted)
  })
  const near = counterexamples.map(({ text, language }) => ({ name: BACKGROUND, text, language }))
  return [...phatic, ...background, ...near]
}

function spread<Item>(items: readonly Item[], wanted: number): Item[] {
  if (wanted >= items.length) return [...items]
  return items.filter((_, index) => Math.floor((index * wanted) / items.length) !== Math.floor(((index - 1) * wanted) / items.length))
}

/** Five models, each read on the fifth of every task it did not see. */
function holdOut(
  examples: readonly IntentExample[],
  rows: readonly TrainingRow[],
  sentinels: readonly TrainingRow[],
  seed: number,
): HeldOut[] {
  const folds = foldsOf(rows)
  return Array.from({ length: FOLDS }, (_, fold) => {
    const linear = trainLinearModel([...rows.filter((_, index) => folds[index] !== fold), ...sentinels], seed)
    return examples.flatMap((example, index) => {
      const row = rows[index]
      if (row === undefined || folds[index] !== fold) return []
      const reading = rankLabels(linear.labels, probabilitiesOf(linear, row.features))
      return { example, guess: taskOf(reading), confidence: reading.guesses[0]?.confidence ?? 0 }
    })
  }).flat()
}

function foldsOf(rows: readonly TrainingRow[]): number[] {
  const counts = new Map<string, number>()
  return rows.map(({ label }) => {
    const count = counts.get(label) ?? 0
    counts.set(label, count + 1)
    return count % FOLDS
  })
}

function taskOf({ guesses, sentinel }: IntentReading): string | null {
  return sentinel === null ? (guesses[0]?.task ?? null) : null
}

function thresholdsOf(heldOut: readonly HeldOut[]): Thresholds {
  const sorted = heldOut.map(({ confidence }) => confidence).sort((a, b) => a - b)
  const at = (quantile: number) => sorted[Math.floor(quantile * sorted.length)] ?? 1
  return {
    ask: at(ASK_QUANTILE),
    generous: at(STRICTNESS.generous),
    default: at(STRICTNESS.default),
    strict: at(STRICTNESS.strict),
  }
}

function reportOn(heldOut: readonly HeldOut[], thresholds: Thresholds): IntentReport {
  const misread = heldOut.filter(({ example, guess }) => guess !== example.task)
  const answered = heldOut.filter(({ guess, confidence }) => guess !== null && confidence >= thresholds.default)
  const times = new Map<string, { task: string; takenFor: string; times: number }>()
  for (const { example, guess } of misread) {
    if (guess === null) continue
    const key = `${example.task}\u0000${guess}`
    times.set(key, { task: example.task, takenFor: guess, times: (times.get(key)?.times ?? 0) + 1 })
  }
  return {
    coverage: answered.length / heldOut.length,
    accuracy: 1 - misread.length / heldOut.length,
    confusions: [...times.values()].sort((a, b) => b.times - a.times || (a.task + a.takenFor < b.task + b.takenFor ? -1 : 1)),
    misread,
  }
}
