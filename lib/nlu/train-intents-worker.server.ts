// One training, then the thread ends. An error ends it too, and reaches whoever asked.
import { parentPort, workerData } from 'node:worker_threads'
import { type IntentTraining, trainIntentModel } from './train-intent-model.ts'

// Set by the trainer in this folder, which is typed with the same shape.
const trained = trainIntentModel(workerData as IntentTraining)
const { idf, places, weights } = trained.model.linear
parentPort?.postMessage(
  trained,
  [idf, places, weights].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
)
