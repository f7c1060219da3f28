import type { Features } from './extract-features.ts'
import { addScores, type LinearModel, measureIdf, softmax, type WeightedFeatures, weightFeatures } from './linear-model.ts'
import { createRandom, shuffle } from './random.ts'

/** nlu.md 2.2; measured there, not to be tuned to a set. */
const EPOCHS = 20
const LEARNING_RATE = 2
const LABEL_SMOOTHING = 0.1
const SMALLEST_GRADIENT = 2e-3

export type TrainingRow = { label: string; features: Features }

/**
 * Multinomial logistic regression by stochastic gradient descent, without bias. The same rows in the same order and
 * the same seed give the same weights, bit for bit.
 */
export function trainLinearModel(rows: readonly TrainingRow[], seed: number): LinearModel {
  const labels = [...new Set(rows.map(({ label }) => label))].sort()
  const { idf, places, seen } = measureIdf(rows.map(({ features }) => features))
  const inputs = rows.map(({ features }) => weightFeatures(features, { idf, places }))
  const targets = Uint32Array.from(rows, ({ label }) => labels.indexOf(label))
  const weights = new Float32Array(seen * labels.length)
  const order = Uint32Array.from(rows.keys())
  const random = createRandom(seed)
  const scores = new Float64Array(labels.length)
  const steps = EPOCHS * rows.length
  let step = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const row of order) {
      const input = inputs[row]
      if (input === undefined) continue
      const rate = LEARNING_RATE * (1 - step++ / steps)
      scores.fill(0)
      addScores(scores, weights, input)
      descend(weights, input, softmax(scores), targets[row] ?? 0, rate)
    }
  }
  return { labels, idf, places, weights }
}

function descend(
  weights: Float32Array,
  { rows, values }: WeightedFeatures,
  probabilities: Float64Array,
  target: number,
  rate: number,
): void {
  const classes = probabilities.length
  const changing: number[] = []
  for (let label = 0; label < classes; label++) {
    const wanted = LABEL_SMOOTHING / classes + (label === target ? 1 - LABEL_SMOOTHING : 0)
    const gradient = (probabilities[label] ?? 0) - wanted
    if (Math.abs(gradient) < SMALLEST_GRADIENT) continue
    probabilities[label] = rate * gradient
    changing.push(label)
  }
  for (let index = 0; index < rows.length; index++) {
    const row = (rows[index] ?? 0) * classes
    const value = values[index] ?? 0
    for (const label of changing) weights[row + label] = (weights[row + label] ?? 0) - value * (probabilities[label] ?? 0)
  }
}
