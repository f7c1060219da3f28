// Trains the three signal models on what ships, then the thread ends. An error ends it too, and reaches whoever asked.
import { parentPort } from 'node:worker_threads'
import { shippedSignals } from './signals/shipped-signals.ts'
import { trainSignalModels } from './signals/signal-models.ts'

const seed = 1
parentPort?.postMessage(trainSignalModels(shippedSignals(), seed))
