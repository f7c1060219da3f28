import { listConnections } from '../../db/queries/connections.ts'
import {
  claimDeliveries,
  type DeliveryOutcome,
  lockIngest,
  lockNumbers,
  raiseTotals,
  saveDeliveryOutcomes,
  type WaitingDelivery,
} from '../../db/queries/deliveries.ts'
import type { AppendedEvents } from '../../db/queries/events.ts'
import { inTransaction, postgresCode } from '../../db/transaction.ts'
import type { ConnectionId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { deliveriesUnderstood, ingestSeconds } from '../core/metrics.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { applyElement, connectionOf } from './apply-element.server.ts'
import { type Arrived, applyMessagesTogether } from './apply-messages-together.server.ts'
import type { DeliveryCounts } from './delivery-counts.ts'
import { count, type ElementResult, type IngestScope, Writes } from './ingest-scope.server.ts'
import { type DeliveryElement, type ParsedDelivery, parseDelivery } from './parse-delivery.ts'

/**
 * Understands up to `limit` waiting deliveries of a connection in one transaction: entries, statuses, events and jobs
 * appear together with the mark that the delivery is done, or not at all. If anything fails, the deliveries are taken
 * one by one with a savepoint around each element, so that a bad element is parked and its neighbours live.
 * @param ready what must be done before the look: the transaction is opened meanwhile.
 * @returns how many were handled.
 */
export async function understandDeliveries(
  connectionId: ConnectionId,
  limit: number,
  ready: Promise<void> = Promise.resolve(),
): Promise<number> {
  const { handled, appended, isCareful } = await understandOrPark(connectionId, limit, ready)
  if (handled.length === 0) return 0
  wakeRelay(appended)
  for (const one of handled) observe(one)
  return isCareful ? limit : handled.length // after a careful one more may wait behind it
}

type Handled = { status: string; receivedUs: number }
type Understood = { handled: Handled[]; appended: AppendedEvents | null; isCareful: boolean }

async function understandOrPark(connectionId: ConnectionId, limit: number, ready: Promise<void>): Promise<Understood> {
  try {
    return await retryingRaces(() => understandBatch(connectionId, limit, false, ready))
  } catch (error) {
    log.warn({ err: error, connectionId }, 'a batch of deliveries failed; taking them one by one')
    return retryingRaces(() => understandBatch(connectionId, 1, true, ready))
  }
}

async function understandBatch(connectionId: ConnectionId, limit: number, isCareful: boolean, ready: Promise<void>): Promise<Understood> {
  return inTransaction(async (tx) => {
    // Sent in one go when it is ready; the connection carries them out in this order, so the rows are read under the lock.
    const [, connections, deliveries] = await Promise.all([
      lockIngest(tx, connectionId),
      listConnections(tx),
      ready.then(() => claimDeliveries(tx, connectionId, limit)),
    ])
    if (deliveries.length === 0) return { handled: [], appended: null, isCareful }
    const scope: IngestScope = { tx, changes: new Changes(), connections, totals: new Map(), writes: new Writes() }
    const read = deliveries.map((delivery) => readDelivery(scope, delivery))
    const elements = read.flatMap((one) => one.elements)
    // Not waited for: whatever is read from here on is read behind it.
    if (connections.length > 1) scope.writes.add(lockNumbers(tx, numbersOf(scope, elements)))
    return scope.writes.settleAround(async () => {
      const results = isCareful ? await applyOneByOne(scope, elements) : await applyInRuns(scope, elements)
      for (const [index, { element, outcome }] of elements.entries()) {
        const result = results[index]
        if (result) record(scope.totals, outcome, element, result)
      }
      const outcomes = read.map(concludeDelivery)
      scope.writes.add(saveDeliveryOutcomes(tx, outcomes), raiseTotals(tx, connectionId, scope.totals, deliveries.at(-1)?.id ?? 0))
      await scope.writes.send()
      const appended = await scope.changes.emit(tx)
      const handled = deliveries.map(({ receivedUs }, index) => ({ status: outcomes[index]?.status ?? 'understood', receivedUs }))
      return { handled, appended, isCareful }
    })
  }, 'ingest')
}

type Placed = { element: DeliveryElement; arrivedUs: number; delivery: WaitingDelivery; outcome: DeliveryOutcome }
type ReadDelivery = { outcome: DeliveryOutcome; elements: Placed[] }

function numbersOf(scope: IngestScope, elements: Placed[]): ConnectionId[] {
  return [...new Set(elements.flatMap(({ element, delivery }) => connectionOf(scope, element, delivery)?.id ?? []))]
}

function readDelivery(scope: IngestScope, delivery: WaitingDelivery): ReadDelivery {
  const outcome: DeliveryOutcome = {
    id: delivery.id,
    status: 'understood',
    cause: null,
    parkedElements: [],
    counts: emptyCounts(),
    entryIds: [],
  }
  const parsed: ParsedDelivery = parseDelivery(delivery.body.toString('utf8'))
  if (parsed.kind === 'malformed') {
    count(scope.totals, 'deliveries.malformed')
    return { outcome: { ...outcome, status: 'parked', cause: parsed.cause }, elements: [] }
  }
  for (const key of parsed.unknownKeys) count(scope.totals, `unknown.key:${key}`)
  // Elements of one body arrived together; a microsecond each keeps the order they are written in.
  const elements = parsed.elements.map((element, index) => ({ element, arrivedUs: delivery.receivedUs + index, delivery, outcome }))
  return { outcome, elements }
}

function concludeDelivery({ outcome, elements }: ReadDelivery): DeliveryOutcome {
  if (outcome.parkedElements.length === 0) return outcome
  return {
    ...outcome,
    status: 'parked',
    cause: { code: 'elements_parked', parked: outcome.parkedElements.length, elements: elements.length },
  }
}

async function applyOneByOne(scope: IngestScope, elements: Placed[]): Promise<ElementResult[]> {
  const results: ElementResult[] = []
  for (const { element, arrivedUs, delivery } of elements) results.push(await applyInSavepoint(scope, element, arrivedUs, delivery))
  return results
}

/** Messages that stand together are applied together, across deliveries; everything else in its place between them. */
async function applyInRuns(scope: IngestScope, elements: Placed[]): Promise<ElementResult[]> {
  const results: ElementResult[] = []
  let run: (Arrived & { placed: Placed })[] = []
  const applyRun = async () => {
    const alone = new Map(run.map((one) => [one.element, one.placed]))
    results.push(
      ...(await applyMessagesTogether(scope, run, ({ element, arrivedUs }) => {
        const placed = alone.get(element)
        if (!placed) throw new Error('an element taken alone must be one of the run')
        return applyElement(scope, element, arrivedUs, placed.delivery)
      })),
    )
    run = []
  }
  for (const placed of elements) {
    const { element, arrivedUs, delivery } = placed
    const connection = element.kind === 'message' ? connectionOf(scope, element, delivery) : undefined
    if (element.kind === 'message' && connection) {
      run.push({ element, connection, arrivedUs, placed })
      continue
    }
    await applyRun()
    results.push(await applyElement(scope, element, arrivedUs, delivery))
  }
  await applyRun()
  return results
}

/** A database error inside a savepoint takes back this element only. */
async function applyInSavepoint(
  scope: IngestScope,
  element: DeliveryElement,
  arrivedUs: number,
  delivery: WaitingDelivery,
): Promise<ElementResult> {
  try {
    return await scope.tx.transaction((savepoint) => applyElement({ ...scope, tx: savepoint }, element, arrivedUs, delivery))
  } catch (error) {
    const code = postgresCode(error)
    if (code === '40001' || code === '40P01' || code === '23505') throw error // a race, not a bad element
    log.error({ err: error, deliveryId: delivery.id, path: element.path }, 'element parked')
    return { kind: 'parked', cause: { code: 'not_applied', error: code ?? (error instanceof Error ? error.name : 'error') } }
  }
}

function record(totals: Map<string, number>, outcome: DeliveryOutcome, element: DeliveryElement, result: ElementResult): void {
  const isMessage = element.kind === 'message' || (element.kind === 'broken' && element.of === 'message')
  const isStatus = element.kind === 'status' || (element.kind === 'broken' && element.of === 'status')
  const { counts } = outcome
  if (isMessage) {
    counts.messages++
    if (result.kind === 'shown' || result.kind === 'done') counts.shown++
    else if (result.kind === 'duplicate') counts.duplicates++
    else if (result.kind === 'ignored') counts.ignored++
    else counts.parked++
    count(totals, 'messages.received')
    count(totals, `messages.${result.kind === 'done' ? 'shown' : result.kind}`)
  } else if (isStatus) {
    counts.statuses++
    count(totals, 'statuses.received')
  } else {
    counts.others++
    count(totals, 'others.received')
  }
  if (result.kind === 'parked') outcome.parkedElements.push({ path: element.path, cause: result.cause })
  if ((result.kind === 'shown' || result.kind === 'duplicate') && result.entryId)
    outcome.entryIds.push(result.entryId as DeliveryOutcome['entryIds'][number]) // applyElement took it from an entry
}

function emptyCounts(): DeliveryCounts {
  return { messages: 0, shown: 0, duplicates: 0, ignored: 0, parked: 0, statuses: 0, others: 0 }
}

/** Two connections may meet the same new customer at once: one of them hits a unique index and simply looks again. */
async function retryingRaces<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 4 || postgresCode(error) !== '23505') throw error
    }
  }
}

function observe(handled: Handled): void {
  deliveriesUnderstood.inc({ status: handled.status })
  ingestSeconds.observe(Math.max(0, Date.now() - handled.receivedUs / 1000) / 1000)
}
