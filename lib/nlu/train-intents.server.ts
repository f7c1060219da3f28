// Training costs a second or two of processor: it runs in a thread of its own, one at a time for each process.
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { processSingleton } from '../core/process-singleton.server.ts'
import { CONCEPTS_VERSION } from './concepts.ts'
import type { IntentModel } from './intent-model.ts'
import type { IntentReport, IntentTraining } from './train-intent-model.ts'

/** Of the thread's JavaScript heap; weights lie outside it and are bounded by the number of tasks. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512 }
const WORKER_FILE = new URL('./train-intents-worker.server.ts', import.meta.url)

export type TrainedIntents = {
  model: IntentModel
  report: IntentReport
  /** SHA-256 of what it was trained on, and of the weights: kept with every decision, so that one can be repeated. */
  dataHash: string
  modelHash: string
}

type Trainer = { train: (training: IntentTraining) => Promise<TrainedIntents> }

/**
 * The process's one trainer. In the web process server.ts must ask for it before any route does: inside a bundle this
 * file does not know where its worker lies.
 */
export function intentTrainer(): Trainer {
  return processSingleton('intent-trainer', () => makeTrainer(WORKER_FILE))
}

function makeTrainer(workerFile: URL): Trainer {
  let last: Promise<unknown> = Promise.resolve()
  return {
    train: (training) => {
      const trained = last.then(() => trainInThread(workerFile, training))
      last = trained.catch(() => undefined) // the caller hears of it; the next training does not
      return trained
    },
  }
}

/** Rejects when the examples cannot be trained on (see `trainIntentModel`) or the thread dies. */
function trainInThread(workerFile: URL, training: IntentTraining): Promise<TrainedIntents> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: training, resourceLimits: RESOURCE_LIMITS })
    // Posted by the worker in this folder, which is typed with the same shape.
    worker.once('message', ({ model, report }: Pick<TrainedIntents, 'model' | 'report'>) =>
      resolve({ model, report, dataHash: hashTraining(training), modelHash: hashModel(model) }),
    )
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code}`)))
  })
}

function hashTraining({ examples, counterexamples, sentinels, seed, features }: IntentTraining): string {
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
