// What a message asks, as far as the configured tasks go: the model, its reading of one message, and the band that
// follows. Sentinels (small talk, everything else) take part in the scores and never win a task (nlu.md 2.2).
import { extractFeatures, type FeatureOptions } from './extract-features.ts'
import { type LinearModel, probabilitiesOf } from './linear-model.ts'

/** Marks a label that is no task. */
const SENTINEL_MARK = '~'
/** The sentinel of everything that is no small talk and no task. */
export const BACKGROUND = 'background'
const MAX_GUESSES = 3

export const STRICTNESS = { generous: 0.05, default: 0.1, strict: 0.2 } as const
/** How many of the admin's own examples may stay unanswered: nlu.md 2.3. */
export type Strictness = keyof typeof STRICTNESS

/** Least confidence to answer at each strictness, and least to ask "did you mean"; 0–1. */
export type Thresholds = Record<Strictness | 'ask', number>

export type IntentModel = {
  linear: LinearModel
  thresholds: Thresholds
  features: FeatureOptions
}

export type IntentGuess = {
  task: string
  /** Softmax probability among all tasks and sentinels. */
  confidence: number
}

export type IntentReading = {
  /** The likeliest three tasks, best first. */
  guesses: IntentGuess[]
  /** The sentinel likelier than every task ("greeting", "background"), or null. */
  sentinel: string | null
}

/** `answer` it · `ask` with the guesses as buttons · `hand_over`: not understood, or no task at all. */
export type Band = 'answer' | 'ask' | 'hand_over'

export function readIntent({ linear, features }: IntentModel, text: string): IntentReading {
  return rankLabels(linear.labels, probabilitiesOf(linear, extractFeatures(text, features)))
}

export function rankLabels(labels: readonly string[], probabilities: Float64Array): IntentReading {
  const guesses: IntentGuess[] = []
  let sentinel: IntentGuess | null = null
  labels.forEach((label, index) => {
    const confidence = probabilities[index] ?? 0
    if (!isSentinel(label)) insertGuess(guesses, { task: label, confidence })
    else if (confidence > (sentinel?.confidence ?? 0)) sentinel = { task: label.slice(SENTINEL_MARK.length), confidence }
  })
  return { guesses, sentinel: winnerOf(sentinel, guesses[0]) }
}

/** 2.3: total and monotonous in confidence. Small talk is never answered; what resembles no task may at most be asked about. */
export function bandOf({ guesses, sentinel }: IntentReading, thresholds: Thresholds, strictness: Strictness = 'default'): Band {
  const confidence = guesses[0]?.confidence ?? 0
  const isSmallTalk = sentinel !== null && sentinel !== BACKGROUND
  if (isSmallTalk || confidence < Math.min(thresholds.ask, thresholds[strictness])) return 'hand_over'
  return confidence >= thresholds[strictness] && sentinel === null ? 'answer' : 'ask'
}

export function sentinelLabel(name: string): string {
  return `${SENTINEL_MARK}${name}`
}

export function isSentinel(label: string): boolean {
  return label.startsWith(SENTINEL_MARK)
}

/** A tie is the sentinel's: a message without a single known feature likes all labels equally. */
function winnerOf(sentinel: IntentGuess | null, best: IntentGuess | undefined): string | null {
  return sentinel !== null && sentinel.confidence >= (best?.confidence ?? 0) ? sentinel.task : null
}

function insertGuess(guesses: IntentGuess[], guess: IntentGuess): void {
  const place = guesses.findIndex(({ confidence }) => confidence < guess.confidence)
  if (place >= 0) guesses.splice(place, 0, guess)
  else guesses.push(guess)
  if (guesses.length > MAX_GUESSES) guesses.pop()
}
