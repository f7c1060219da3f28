import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { processSingleton } from './process-singleton.server.ts'

export const registry = processSingleton('metrics', () => new Registry())

export const webhookAnswers = counter('middenweg_webhook_answers_total', 'Webhook requests by the status they were answered with', [
  'status',
])
export const deliveriesUnderstood = counter('middenweg_deliveries_processed_total', 'Deliveries by outcome', ['status'])
export const sendOutcomes = counter('middenweg_sends_total', 'Send requests to the provider by outcome', ['outcome'])
export const jobOutcomes = counter('middenweg_jobs_total', 'Jobs by name and outcome', ['name', 'outcome'])
export const ingestSeconds = histogram(
  'middenweg_ingest_seconds',
  'From receiving a delivery to its entry',
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
)
export const connectedSockets = gauge('middenweg_sockets', 'Connected screens', [])
export const ingestWaiting = gauge('middenweg_ingest_waiting', 'Deliveries received but not yet understood', [])
export const ingestOldestSeconds = gauge('middenweg_ingest_oldest_seconds', 'Age of the oldest waiting delivery', [])
export const ingestUnaccounted = gauge(
  'middenweg_messages_unaccounted',
  'Messages received minus shown, doubled, ignored and parked: must be 0',
  ['connection'],
)
export const messageTotals = gauge('middenweg_messages', 'Messages by what became of them, all time', ['connection', 'outcome'])
export const mediaWaiting = gauge('middenweg_media_waiting', 'Received files that are still to be fetched', [])
export const mediaOldestSeconds = gauge('middenweg_media_oldest_seconds', 'Age of the oldest file that is still to be fetched', [])
export const parkedJobs = gauge('middenweg_parked_jobs', 'Jobs that failed for good', [])

function counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
  const existing = registry.getSingleMetric(name)
  if (existing instanceof Counter) return existing as Counter<L> // made by this very line in another module instance
  return new Counter({ name, help, labelNames, registers: [registry] })
}

function gauge<L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
  const existing = registry.getSingleMetric(name)
  if (existing instanceof Gauge) return existing as Gauge<L> // as above
  return new Gauge({ name, help, labelNames, registers: [registry] })
}

function histogram(name: string, help: string, buckets: number[]): Histogram {
  const existing = registry.getSingleMetric(name)
  if (existing instanceof Histogram) return existing
  return new Histogram({ name, help, buckets, registers: [registry] })
}
