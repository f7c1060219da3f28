// Frustration, urgency and the wish for a person: three questions, three models, each with its reasons (nlu.md 5).
// Never one "sentiment": somebody may be calm and in danger, or furious about nothing that hurries.
import { extractFeatures, type Features } from '../extract-features.ts'
import { type LinearModel, probabilitiesOf } from '../linear-model.ts'
import { trainLinearModel } from '../train-linear-model.ts'
import { readSigns, type SignHit } from './read-signs.ts'

const YES = 'yes'
const NO = 'no'
const OPTIONS = { concepts: true, abbreviations: true }
/** From here on a person is asked for; with the words for it, already from the second. */
const WANTS_HUMAN = { unworded: 0.5, worded: 0.25 }

export const SIGNALS = ['frustration', 'urgency', 'wantsHuman'] as const
export type Signal = (typeof SIGNALS)[number]

/** What a message was found to be, by whoever wrote the example or by an agent's verdict. */
export type SignalExample = { text: string } & Record<Signal, boolean>

export type SignalModels = Record<Signal, LinearModel>

export type SignalReading = {
  /** 0–1. */
  frustration: number
  /** 0–1: deadline or danger, not topic. */
  urgency: number
  wantsHuman: boolean
  /** Wording and signs found, in the groups of signal-patterns.ts; empty where the model alone decided. */
  reasons: SignHit[]
}

/** Trains all three on the same examples; deterministic for a seed. */
export function trainSignalModels(examples: readonly SignalExample[], seed: number): SignalModels {
  const sorted = [...examples].sort((a, b) => (a.text < b.text ? -1 : 1))
  const rows = sorted.map((example) => ({ example, features: signalFeatures(example.text, readSigns(example.text)) }))
  const train = (signal: Signal) => {
    const positive = rows.filter(({ example }) => example[signal])
    const negative = rows.filter(({ example }) => !example[signal])
    // Both sides weigh about the same: what is rare here is not rare among the messages that matter.
    const times = Math.max(1, Math.round(negative.length / Math.max(1, positive.length)))
    const repeated = Array.from({ length: times }, () => positive).flat()
    return trainLinearModel(
      [...repeated.map(({ features }) => ({ label: YES, features })), ...negative.map(({ features }) => ({ label: NO, features }))],
      seed,
    )
  }
  return { frustration: train('frustration'), urgency: train('urgency'), wantsHuman: train('wantsHuman') }
}

/** Pure and total: the empty message is calm. */
export function readSignals(models: SignalModels, text: string): SignalReading {
  const reasons = readSigns(text)
  const isWorded = reasons.some(({ sign }) => sign === 'human')
  const features = signalFeatures(text, reasons)
  return {
    frustration: probabilityOf(models.frustration, features),
    urgency: probabilityOf(models.urgency, features),
    wantsHuman: probabilityOf(models.wantsHuman, features) >= WANTS_HUMAN[isWorded ? 'worded' : 'unworded'],
    reasons,
  }
}

/** 0 to 1, 0.5 undecided. A message of which the model knows nothing is taken for the ordinary kind: 0. */
export function probabilityOf(model: LinearModel, features: Features): number {
  if (!features.buckets.some((bucket) => (model.places[bucket] ?? 0) > 0)) return 0
  return probabilitiesOf(model, features)[model.labels.indexOf(YES)] ?? 0
}

export function signalFeatures(text: string, hits: readonly SignHit[]): Features {
  const counts: Record<string, number> = {}
  for (const { sign } of hits) counts[sign] = (counts[sign] ?? 0) + 1
  return extractFeatures(text, OPTIONS, counts)
}
