/**
 * Carries updates to the subscribed app: holds and permutes them if told to, signs, posts, retries, and keeps the log
 * of every attempt. Per lane (a customer) in the order of happening; lanes side by side.
 */
import { randomUUID } from 'node:crypto'
import { BoundedLog } from '../core/bounded-log.ts'
import { type Knobs, takeOne } from '../core/knobs.ts'
import { serialiseWebhook, signWebhook } from './serialise.ts'
import { WebhookPoster } from './webhook-poster.ts'
import { buildEnvelope, type WebhookUpdate } from './webhook-update.ts'

export type DeliveryAttempt = { at: number; status: number | null; error: string | null; durationMs: number }

export type Delivery = {
  id: string
  lane: string
  url: string
  /** The exact text that is signed; dropped from the log (null) once a big one is done. */
  body: string | null
  bytes: number
  createdAt: number
  state: 'pending' | 'delivered' | 'failed'
  updateIds: string[]
  attempts: DeliveryAttempt[]
  /** Posted again although answered with 200, because another app's delivery failed. */
  isSecondAppRetry: boolean
}

export type SenderWorld = {
  readonly knobs: Knobs
  now(): number
  appSecret(): string
  /** Null: nobody is subscribed. */
  webhookUrl(update: WebhookUpdate): string | null
  deliveryChanged(delivery: Delivery): void
}

const BODY_KEPT_BYTES = 256 * 1024
const SECOND_APP_RETRY_MS = 300

export class WebhookSender {
  readonly log = new BoundedLog<Delivery>(20_000)
  readonly #world: SenderWorld
  readonly #poster = new WebhookPoster()
  readonly #lanes = new Map<string, Delivery[]>()
  readonly #wakers = new Set<() => void>()
  #held: WebhookUpdate[] = []
  #holdTimer: NodeJS.Timeout | null = null
  #isStopped = false

  constructor(world: SenderWorld) {
    this.#world = world
  }

  /** Resolves nothing and waits for nothing: delivery goes on by itself. */
  emit(update: WebhookUpdate): void {
    const { knobs } = this.#world
    const copies = Math.random() * 100 < knobs.duplicatePercent ? 2 : 1
    for (let copy = 0; copy < copies; copy++) this.#stage(update)
  }

  /** A body of anybody's making, signed over exactly these bytes (or wrongly, or not). */
  emitRaw(body: string, url: string, signature: 'right' | 'wrong' | 'none'): Delivery {
    if (signature === 'wrong') this.#world.knobs.wrongSignatures++
    if (signature === 'none') this.#world.knobs.missingSignatures++
    return this.#enqueue(`raw:${randomUUID()}`, url, body, [])
  }

  /** Nothing held, nothing waiting, nothing being retried. */
  isIdle(): boolean {
    return this.#held.length === 0 && this.#lanes.size === 0
  }

  pendingCount(): number {
    let count = this.#held.length
    for (const lane of this.#lanes.values()) count += lane.length
    return count
  }

  /** All retries that are waiting try at once. */
  retryNow(): void {
    for (const wake of [...this.#wakers]) wake()
  }

  /** Gives up everything that waits (used by reset). */
  clear(): void {
    this.#held = []
    for (const lane of this.#lanes.values()) for (const delivery of lane.splice(0)) delivery.state = 'failed'
    // New deliveries must not wait behind an attempt that is still under way.
    this.#lanes.clear()
    this.retryNow()
    this.log.clear()
  }

  stop(): void {
    this.#isStopped = true
    if (this.#holdTimer) clearTimeout(this.#holdTimer)
    this.#flushHeld()
    this.retryNow()
    this.#poster.close()
  }

  /** Takes over deliveries of an earlier life; the pending ones go on. */
  restore(deliveries: Delivery[]): void {
    for (const delivery of deliveries) {
      this.log.add(delivery)
      if (delivery.state === 'pending' && delivery.body !== null) this.#join(delivery)
    }
  }

  #stage(update: WebhookUpdate): void {
    const { shuffle, batchSize, holdMs } = this.#world.knobs
    const wanted = Math.max(shuffle, batchSize)
    if (wanted <= 1 && this.#held.length === 0) {
      this.#dispatch([update], update.lane)
      return
    }
    this.#held.push(update)
    if (this.#holdTimer) clearTimeout(this.#holdTimer)
    this.#holdTimer = null
    if (this.#held.length >= wanted) this.#flushHeld()
    else this.#holdTimer = setTimeout(() => this.#flushHeld(), holdMs)
  }

  #flushHeld(): void {
    const { shuffle, batchSize } = this.#world.knobs
    const updates = this.#held
    this.#held = []
    if (shuffle > 1) permute(updates)
    for (let start = 0; start < updates.length; start += batchSize) {
      const batch = updates.slice(start, start + batchSize)
      const lanes = new Set(batch.map((update) => update.lane))
      const [lane = 'batch'] = lanes
      this.#dispatch(batch, lanes.size === 1 ? lane : 'batch')
    }
  }

  #dispatch(batch: WebhookUpdate[], lane: string): void {
    const { knobs } = this.#world
    const byUrl = new Map<string, WebhookUpdate[]>()
    for (const update of batch) {
      const url = this.#world.webhookUrl(update)
      if (url) byUrl.set(url, [...(byUrl.get(url) ?? []), update])
    }
    for (const [url, updates] of byUrl) {
      const envelope = buildEnvelope(updates, knobs.multiEntry)
      if (takeOne(knobs, 'bigBodies')) envelope.padding = 'x'.repeat(3 * 1024 * 1024 - 64 * 1024)
      const body = serialiseWebhook(envelope, knobs.encoding)
      this.#enqueue(
        lane,
        url,
        body,
        updates.map((update) => update.id),
      )
    }
  }

  #enqueue(lane: string, url: string, body: string, updateIds: string[]): Delivery {
    const delivery: Delivery = {
      id: randomUUID(),
      lane,
      url,
      body,
      bytes: Buffer.byteLength(body),
      createdAt: this.#world.now(),
      state: 'pending',
      updateIds,
      attempts: [],
      isSecondAppRetry: false,
    }
    this.log.add(delivery)
    this.#join(delivery)
    return delivery
  }

  #join(delivery: Delivery): void {
    const lane = this.#lanes.get(delivery.lane)
    if (lane) {
      lane.push(delivery)
      return
    }
    const started = [delivery]
    this.#lanes.set(delivery.lane, started)
    void this.#runLane(delivery.lane, started)
  }

  async #runLane(name: string, lane: Delivery[]): Promise<void> {
    const { knobs } = this.#world
    for (let head = lane[0]; head && !this.#isStopped; head = lane[0]) {
      if (knobs.delayMs > 0) await this.#pause(head.createdAt + knobs.delayMs - this.#world.now())
      if (this.#isStopped) break
      const isDelivered = await this.#attempt(head)
      if (!isDelivered && knobs.retryInOrder && (await this.#waitForRetry(head))) continue
      // `clear` may have emptied the lane meanwhile.
      if (lane[0] === head) lane.shift()
      if (!isDelivered && !knobs.retryInOrder) void this.#retryApart(head)
    }
    if (lane.length === 0 && this.#lanes.get(name) === lane) this.#lanes.delete(name)
  }

  async #retryApart(delivery: Delivery): Promise<void> {
    const name = `retry:${delivery.id}`
    this.#lanes.set(name, [delivery])
    while (await this.#waitForRetry(delivery)) if (await this.#attempt(delivery)) break
    this.#lanes.delete(name)
  }

  /** True when it should be tried again (the wait is over); false when it is given up or the sender stops. */
  async #waitForRetry(delivery: Delivery): Promise<boolean> {
    const { retryScheduleMs, retryForMs } = this.#world.knobs
    const tried = delivery.attempts.length
    const waitMs = retryScheduleMs[Math.min(tried, retryScheduleMs.length) - 1] ?? 0
    const spentMs = delivery.attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0)
    const plannedMs = spentMs + sumOfWaits(retryScheduleMs, tried)
    if (plannedMs > retryForMs) {
      delivery.state = 'failed'
      this.#world.deliveryChanged(delivery)
      return false
    }
    await this.#pause(waitMs)
    return !this.#isStopped && delivery.state === 'pending'
  }

  async #attempt(delivery: Delivery): Promise<boolean> {
    const { knobs } = this.#world
    const body = delivery.body
    if (body === null) return true
    const startedAt = this.#world.now()
    const started = performance.now()
    const outcome = await this.#poster.post(delivery.url, body, this.#sign(body), knobs.abortAfterMs)
    delivery.attempts.push({ at: startedAt, ...outcome, durationMs: Math.round(performance.now() - started) })
    const isDelivered = outcome.status === 200
    if (isDelivered) {
      delivery.state = 'delivered'
      if (knobs.secondAppRetries && !delivery.isSecondAppRetry) this.#repeatForSecondApp(delivery, body)
      if (delivery.bytes > BODY_KEPT_BYTES) delivery.body = null
    }
    this.#world.deliveryChanged(delivery)
    return isDelivered
  }

  #sign(body: string): string | null {
    const { knobs } = this.#world
    if (takeOne(knobs, 'missingSignatures')) return null
    const secret = takeOne(knobs, 'wrongSignatures') ? 'not-the-secret' : this.#world.appSecret()
    return signWebhook(secret, body)
  }

  #repeatForSecondApp(delivery: Delivery, body: string): void {
    setTimeout(() => {
      if (this.#isStopped) return
      const again = this.#enqueue(`second:${delivery.id}`, delivery.url, body, delivery.updateIds)
      again.isSecondAppRetry = true
    }, SECOND_APP_RETRY_MS)
  }

  /** Real time; ends early on `retryNow`, `clear` and `stop`. */
  #pause(ms: number): Promise<void> {
    if (ms <= 0 || this.#isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#wakers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      this.#wakers.add(wake)
    })
  }
}

function sumOfWaits(schedule: number[], tries: number): number {
  let sum = 0
  for (let index = 0; index < tries; index++) sum += schedule[Math.min(index, schedule.length - 1)] ?? 0
  return sum
}

function permute<T>(items: T[]): void {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1))
    const [a, b] = [items[index], items[other]]
    if (a === undefined || b === undefined) continue
    items[index] = b
    items[other] = a
  }
}
