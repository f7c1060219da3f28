// The figures of one set: accuracy, and how well what is outside every task is kept apart.
import { bandOf, type IntentModel, readIntent } from '../lib/nlu/intent-model.ts'
import { createRandom } from '../lib/nlu/random.ts'
import { shippedSentinels } from '../lib/nlu/shipped/shipped-sentinels.ts'
import { type SentinelExample, trainIntentModel } from '../lib/nlu/train-intent-model.ts'
import type { Row } from './nlu-data.ts'

const SEED = 1
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

export type Evaluation = {
  accuracy: number
  top3: number
  /** Separation of inside and outside; NaN without rows outside. */
  auroc: number
  /** Share of the outside still accepted when 95 in 100 of the inside are. */
  fpr95: number
  /** Answered at the default threshold. */
  right: number
  wrong: number
  outsideAnswered: number
}

/** As the product trains: concepts, abbreviations, shipped sentinels, thresholds by cross-validation. */
export function trainOn(rows: readonly Row[], sentinels: readonly SentinelExample[] = shippedSentinels()): IntentModel {
  const examples = rows.map(({ label, text, lang }) => ({ task: label, text, language: lang ?? 'en' }))
  return trainIntentModel({ examples, counterexamples: [], sentinels, seed: SEED }).model
}

/** All figures in percent. */
export function evaluate(model: IntentModel, inside: readonly Row[], outside: readonly Row[]): Evaluation {
  const readInside = inside.map((row) => ({ row, reading: readIntent(model, row.text) }))
  const readOutside = outside.map((row) => readIntent(model, row.text))
  const isRight = ({ row, reading }: (typeof readInside)[number]) => reading.guesses[0]?.task === row.label
  const answered = readInside.filter(({ reading }) => bandOf(reading, model.thresholds) === 'answer')
  const confidences = readInside.map(({ reading }) => reading.guesses[0]?.confidence ?? 0)
  const others = readOutside.map(({ guesses }) => guesses[0]?.confidence ?? 0)
  return {
    accuracy: percent(readInside.filter(isRight).length, inside.length),
    top3: percent(readInside.filter(({ row, reading }) => reading.guesses.some(({ task }) => task === row.label)).length, inside.length),
    auroc: auroc(confidences, others),
    fpr95: fpr95(confidences, others),
    right: percent(answered.filter(isRight).length, inside.length),
    wrong: percent(answered.filter((read) => !isRight(read)).length, inside.length),
    outsideAnswered: percent(readOutside.filter((reading) => bandOf(reading, model.thresholds) === 'answer').length, outside.length),
  }
}

/** Rank statistic, ties counted half; percent. */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  const sorted = [
    ...positive.map((value) => ({ value, isPositive: true })),
    ...negative.map((value) => ({ value, isPositive: false })),
  ].sort((a, b) => a.value - b.value)
  let ranks = 0
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (end < sorted.length && sorted[end]?.value === sorted[start]?.value) end++
    for (let index = start; index < end; index++) if (sorted[index]?.isPositive) ranks += (start + 1 + end) / 2
    start = end
  }
  return percent(ranks - (positive.length * (positive.length + 1)) / 2, positive.length * negative.length)
}

function fpr95(inside: readonly number[], outside: readonly number[]): number {
  const threshold = [...inside].sort((a, b) => a - b)[Math.floor(0.05 * inside.length)] ?? 0
  return percent(outside.filter((confidence) => confidence >= threshold).length, outside.length)
}

/** One random typo (swap, drop, double, replace) in every fifth word; the same for the same seed. */
export function mistype(rows: readonly Row[]): Row[] {
  const random = createRandom(SEED)
  return rows.map((row) => ({
    ...row,
    text: row.text.replace(/\p{L}{2,}/gu, (word) => (random() < 0.2 ? mistypeWord(word, random) : word)),
  }))
}

function mistypeWord(word: string, random: () => number): string {
  const place = Math.floor(random() * (word.length - 1))
  const [before, letter, next, after] = [word.slice(0, place), word.charAt(place), word.charAt(place + 1), word.slice(place + 2)]
  const made = [before + next + letter + after, before + next + after, before + letter + letter + next + after]
  return made[Math.floor(random() * 4)] ?? before + LETTERS.charAt(Math.floor(random() * 26)) + next + after
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : (100 * part) / whole
}
