/**
 * The simulated provider as one object: state with its indexes, clock, switches, media, the webhook sender and the
 * list of listeners. Rules live in the folders beside (`graph/`, `phone/`, `webhooks/`); this only finds and keeps.
 */
import type { Delivery } from '../webhooks/webhook-sender.ts'
import { WebhookSender } from '../webhooks/webhook-sender.ts'
import { BoundedLog } from './bounded-log.ts'
import { VirtualClock } from './clock.ts'
import { defaultFaults, defaultKnobs, type Faults, type Knobs } from './knobs.ts'
import { MediaStore } from './media-store.ts'
import { seedState } from './seed.ts'
import type { SimConversation, SimMessage, SimNumber, SimState, SimUser } from './state.ts'

export type GraphLogEntry = {
  at: number
  method: string
  path: string
  /** Parsed JSON, or null for uploads and empty bodies. */
  body: unknown
  /** Null: never answered. */
  status: number | null
  errorCode: number | null
  /** Of an accepted send. */
  messageId: string | null
}

export type WorldOptions = { webhookUrl: string | null; mediaFolder: string | null }

export type WorldChange = { kind: 'conversation'; userId: string } | { kind: 'users' } | { kind: 'settings' } | { kind: 'deliveries' }

export class World {
  readonly clock = new VirtualClock()
  readonly knobs: Knobs = defaultKnobs()
  readonly faults: Faults = defaultFaults()
  readonly media: MediaStore
  readonly sender: WebhookSender
  readonly graphLog = new BoundedLog<GraphLogEntry>(20_000)
  /** Where this process is reached; known once it listens. */
  baseUrl = ''
  state: SimState
  readonly #options: WorldOptions
  readonly #listeners = new Set<(change: WorldChange) => void>()
  readonly #conversations = new Map<string, SimConversation>()
  readonly #messages = new Map<string, SimMessage>()
  /** Inbound messages whose webhook was not answered yet, by the update that carries them. */
  readonly #unanswered = new Map<string, SimMessage>()
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(options: WorldOptions) {
    this.#options = options
    this.media = new MediaStore(options.mediaFolder)
    this.state = seedState(options.webhookUrl)
    this.sender = new WebhookSender({
      knobs: this.knobs,
      now: () => this.clock.now(),
      appSecret: () => this.state.app.secret,
      webhookUrl: (update) => this.#webhookUrl(update.accountId, update.numberId),
      deliveryChanged: (delivery) => this.#deliveryChanged(delivery),
    })
  }

  /** Everything back to the first start, the callback address included. */
  async reset(): Promise<void> {
    this.sender.clear()
    this.graphLog.clear()
    this.#buckets.clear()
    this.clock.reset()
    Object.assign(this.knobs, defaultKnobs())
    Object.assign(this.faults, defaultFaults())
    await this.media.clear()
    this.adopt(seedState(this.#options.webhookUrl))
  }

  /** Replaces the whole state and rebuilds the indexes. */
  adopt(state: SimState): void {
    this.state = state
    this.#conversations.clear()
    this.#messages.clear()
    this.#unanswered.clear()
    for (const conversation of state.conversations) {
      this.#conversations.set(conversationKey(conversation.numberId, conversation.userId), conversation)
      for (const message of conversation.messages) this.#index(message)
    }
    this.changed({ kind: 'users' })
    this.changed({ kind: 'settings' })
  }

  onChange(listener: (change: WorldChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(change: WorldChange): void {
    for (const listener of this.#listeners) listener(change)
  }

  findNumber(id: string): SimNumber | null {
    return this.state.numbers.find((number) => number.id === id) ?? null
  }

  /** The number phones write to unless they name another. */
  firstNumber(): SimNumber {
    const [number] = this.state.numbers
    if (!number) throw new Error('the simulator has no business number')
    return number
  }

  findUser(id: string): SimUser | null {
    return this.state.users.find((user) => user.id === id) ?? null
  }

  findUserByPhone(digits: string): SimUser | null {
    return this.state.users.find((user) => user.phone === digits) ?? null
  }

  findUserByBsuid(bsuid: string): SimUser | null {
    return this.state.users.find((user) => user.bsuid === bsuid) ?? null
  }

  /** The dealings of this number and this phone, begun if there are none. */
  conversation(numberId: string, userId: string): SimConversation {
    const key = conversationKey(numberId, userId)
    const known = this.#conversations.get(key)
    if (known) return known
    const conversation: SimConversation = {
      numberId,
      userId,
      isOpenOnPhone: false,
      windowOpenedAt: null,
      phoneKnownAt: null,
      adClickAt: null,
      freeEntryPoint: null,
      typingUntil: null,
      messages: [],
    }
    this.#conversations.set(key, conversation)
    this.state.conversations.push(conversation)
    return conversation
  }

  addMessage(message: SimMessage): void {
    this.conversation(message.numberId, message.userId).messages.push(message)
    this.#index(message)
    this.changed({ kind: 'conversation', userId: message.userId })
  }

  #index(message: SimMessage): void {
    this.#messages.set(message.id, message)
    if (message.updateId && message.answeredAt === null) this.#unanswered.set(message.updateId, message)
  }

  findMessage(id: string): SimMessage | null {
    return this.#messages.get(id) ?? null
  }

  /**
   * Takes one token of a bucket that holds `capacity` and regains one each `refillMs` of virtual time.
   * False: none left, nothing taken.
   */
  takeToken(name: string, capacity: number, refillMs: number): boolean {
    const now = this.clock.now()
    const bucket = this.#buckets.get(name) ?? { tokens: capacity, at: now }
    const tokens = Math.min(capacity, bucket.tokens + Math.max(0, now - bucket.at) / refillMs)
    const isGranted = tokens >= 1
    this.#buckets.set(name, { tokens: isGranted ? tokens - 1 : tokens, at: now })
    return isGranted
  }

  /** Number before account before app; nobody when the app is not subscribed to the account. */
  #webhookUrl(accountId: string, numberId: string | null): string | null {
    const account = this.state.accounts.find((candidate) => candidate.id === accountId)
    if (!account?.subscribedApps.includes(this.state.app.id)) return null
    const number = numberId === null ? null : this.findNumber(numberId)
    return number?.overrideUrl || account.overrideUrl || this.state.app.webhookUrl
  }

  #deliveryChanged(delivery: Delivery): void {
    if (delivery.state === 'delivered') {
      for (const updateId of delivery.updateIds) {
        const message = this.#unanswered.get(updateId)
        if (!message) continue
        this.#unanswered.delete(updateId)
        message.answeredAt = this.clock.now()
        this.changed({ kind: 'conversation', userId: message.userId })
      }
    }
    this.changed({ kind: 'deliveries' })
  }
}

function conversationKey(numberId: string, userId: string): string {
  return `${numberId}:${userId}`
}
