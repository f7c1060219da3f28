// The one model of this folder: a linear softmax classifier over hashed features.
import { BUCKETS, type Features } from './extract-features.ts'

export type LinearModel = {
  /** Sorted; class i of the weights. */
  labels: readonly string[]
  /** Per bucket, ln((1 + rows) / (1 + rows with it)) + 1. */
  idf: Float32Array
  /** Per bucket, its place among those the training rows had, from 1; 0 was never seen and makes a message longer, not likelier. */
  places: Uint32Array
  /** `weights[(place - 1) * labels.length + class]`. */
  weights: Float32Array
}

/** A message brought to length: the rows of the weights that it touches, and how much. */
export type WeightedFeatures = { rows: Uint32Array; values: Float32Array }

/** (1 + ln tf) · idf, each block at length 1 (unseen features count in the length). */
export function weightFeatures(features: Features, { idf, places }: Pick<LinearModel, 'idf' | 'places'>): WeightedFeatures {
  const { buckets, counts, ends } = features
  const values = new Float32Array(buckets.length)
  const rows = new Uint32Array(buckets.length)
  let length = 0
  let start = 0
  for (const end of ends) {
    let squares = 0
    for (let index = start; index < end; index++) {
      const value = (1 + Math.log(counts[index] ?? 1)) * (idf[buckets[index] ?? 0] ?? 0)
      squares += value * value
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    for (let index = start; index < end; index++) {
      const bucket = buckets[index] ?? 0
      const place = places[bucket] ?? 0
      if (place === 0) continue
      rows[length] = place - 1
      values[length++] = (1 + Math.log(counts[index] ?? 1)) * (idf[bucket] ?? 0) * scale
    }
    start = end
  }
  return { rows: rows.subarray(0, length), values: values.subarray(0, length) }
}

/** Softmax probabilities, one per label. */
export function probabilitiesOf(model: LinearModel, features: Features): Float64Array {
  const scores = new Float64Array(model.labels.length)
  addScores(scores, model.weights, weightFeatures(features, model))
  return softmax(scores)
}

export function addScores(scores: Float64Array, weights: Float32Array, { rows, values }: WeightedFeatures): void {
  const classes = scores.length
  for (let index = 0; index < rows.length; index++) {
    const row = (rows[index] ?? 0) * classes
    const value = values[index] ?? 0
    for (let label = 0; label < classes; label++) scores[label] = (scores[label] ?? 0) + value * (weights[row + label] ?? 0)
  }
}

/** In place. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > highest) highest = score
  let sum = 0
  for (let index = 0; index < scores.length; index++) {
    const power = Math.exp((scores[index] ?? 0) - highest)
    scores[index] = power
    sum += power
  }
  for (let index = 0; index < scores.length; index++) scores[index] = (scores[index] ?? 0) / sum
  return scores
}

/** Document frequencies turned into the model's idf, and a place for each bucket seen. */
export function measureIdf(rows: readonly Features[]): Pick<LinearModel, 'idf' | 'places'> & { seen: number } {
  const frequencies = new Uint32Array(BUCKETS)
  for (const { buckets } of rows) for (const bucket of buckets) frequencies[bucket] = (frequencies[bucket] ?? 0) + 1
  const idf = new Float32Array(BUCKETS)
  const places = new Uint32Array(BUCKETS)
  let seen = 0
  frequencies.forEach((frequency, bucket) => {
    idf[bucket] = Math.log((1 + rows.length) / (1 + frequency)) + 1
    if (frequency > 0) places[bucket] = ++seen
  })
  return { idf, places, seen }
}
