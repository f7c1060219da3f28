// Training costs a second or two of processor: it runs in a thread of its own, one at a time for each process.
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { processSingleton } from '../core/process-singleton.server.ts'
import { CONCEPTS_VERSION } from './concepts.ts'
import type { IntentModel } from './intent-model.ts'
import type { SignalModels } from './signals/signal-models.ts'
import type { IntentReport, IntentTraining } from './train-intent-model.ts'

/** Of the thread's JavaScript heap; weights lie outside it and are bounded by the number of tasks. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512 }
const INTENTS_FILE = new URL('./train-intents-worker.server.ts', import.meta.url)
const SIGNALS_FILE = new URL('./train-signals-worker.server.ts', import.meta.url)

export type TrainedIntents = {
  model: IntentModel
  report: IntentReport
  /** SHA-256 of what it was trained on, and of the weights: kept with every decision, so that one can be repeated. */
  dataHash: string
  modelHash: string
}

type Trainer = {
  train: (training: IntentTraining) => Promise<TrainedIntents>
  /** The models of frustration, urgency and the wish for a person, from what ships; trained once. */
  signals: () => Promise<SignalModels>
}

/**
 * The process's one trainer. In the web process server.ts must ask for it before any route does: inside a bundle this
 * file does not know where its worker lies.
 */
export function intentTrainer(): Trainer {
  return processSingleton('intent-trainer', () => makeTrainer(INTENTS_FILE, SIGNALS_FILE))
}

function makeTrainer(intentsFile: URL, signalsFile: URL): Trainer {
  let last: Promise<unknown> = Promise.resolve()
  let signals: Promise<SignalModels> | null = null
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const done = last.then(work)
    last = done.catch(() => undefined) // the caller hears of it; the next training does not
    return done
  }
  return {
    train: (training) => inTurn(() => trainIntents(intentsFile, training)),
    signals: () => {
      signals ??= inTurn(() => runThread<SignalModels>(signalsFile, null)).catch((error) => {
        signals = null
        throw error
      })
      return signals
    },
  }
}

/** Rejects when the examples cannot be trained on (see `trainIntentModel`) or the thread dies. */
async function trainIntents(workerFile: URL, training: IntentTraining): Promise<TrainedIntents> {
  const { model, report } = await runThread<Pick<TrainedIntents, 'model' | 'report'>>(workerFile, training)
  return { model, report, dataHash: hashTraining(training), modelHash: hashModel(model) }
}

/** The one answer of a thread in this folder, which is typed with the same shape. */
function runThread<Answer>(workerFile: URL, workerData: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData, resourceLimits: RESOURCE_LIMITS })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code}`)))
  })
}

/** SHA-256 of what a training is made of, whoever typed it in whatever order. */
export function hashTraining({ examples, counterexamples, sentinels, seed, features }: IntentTraining): string {
  const lines = [...examples, ...counterexamples, ...sentinels].map((row) => JSON.stringify(row)).sort()
  return createHash('sha256')
    .update(JSON.stringify({ seed, features, concepts: CONCEPTS_VERSION }))
    .update(lines.join('\n'))
    .digest('hex')
}

export function hashModel({ linear, thresholds, features }: IntentModel): string {
  const hash = createHash('sha256').update(JSON.stringify({ labels: linear.labels, thresholds, features }))
  for (const part of [linear.idf, linear.places, linear.weights]) {
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  }
  return hash.digest('hex')
}
