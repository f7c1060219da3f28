/**
 * What the fake provider and its phones remember: plain JSON, so that a snapshot is `JSON.stringify(state)`.
 * Instants are milliseconds of the virtual clock.
 */
import type { JsonObject } from './json.ts'

export type SimApp = {
  id: string
  secret: string
  tokens: string[]
  verifyToken: string
  /** Callback of the app; numbers and accounts may override it. */
  webhookUrl: string | null
}

export type SimAccount = { id: string; subscribedApps: string[]; overrideUrl: string | null }

export type SimNumber = {
  id: string
  accountId: string
  displayPhoneNumber: string
  verifiedName: string
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'NA'
  throughput: 'STANDARD' | 'HIGH'
  limitTier: string
  hasPaymentMethod: boolean
  overrideUrl: string | null
  conversationalAutomation: JsonObject
  /** Service messages accepted per calendar month (`2026-11`), for the free allowance. */
  serviceMessages: Record<string, number>
  blockedUserIds: string[]
}

export type SimUser = {
  /** The simulator's own handle (`noor`); never leaves through the provider's side. */
  id: string
  name: string
  /** Digits without `+`. */
  phone: string
  bsuid: string
  username: string | null
  /** Kept in the business's contact book: the phone stays visible although there is a username. */
  inContactBook: boolean
  isOnline: boolean
  hasReadReceipts: boolean
  hasStoppedMarketing: boolean
  /** Too old an app, or terms not accepted: sends fail with 131026. */
  isReachable: boolean
  /** What the phone was reachable under before; sends to these go nowhere. */
  formerPhones: string[]
}

/** Dealings between one business number and one phone. */
export type SimConversation = {
  numberId: string
  userId: string
  isOpenOnPhone: boolean
  /** Last message of the customer that opens or resets the 24-hour window. */
  windowOpenedAt: number | null
  /** Last contact in which the phone number itself was known to both. */
  phoneKnownAt: number | null
  /** A click on an ad not answered yet. */
  adClickAt: number | null
  freeEntryPoint: { id: string; until: number } | null
  typingUntil: number | null
  messages: SimMessage[]
}

export type SimError = { code: number; title: string; details: string }

export type SimPricing = {
  billable: boolean
  pricing_model: 'PMP'
  type: 'regular' | 'free_customer_service' | 'free_entry_point'
  category: string
}

export type SimMessage = {
  id: string
  numberId: string
  userId: string
  direction: 'inbound' | 'outbound'
  at: number
  type: string
  /** The object named after `type`, as sent or received on the wire. */
  content: unknown
  contextId: string | null
  forwarded: 'once' | 'often' | null
  referral: JsonObject | null
  /** Emoji by who gave it. */
  reactions: { customer: string | null; business: string | null }
  outbound: OutboundFacts | null
  /** Inbound: the webhook update that carries it, when that was answered with 200, and when it was marked read. */
  updateId: string | null
  answeredAt: number | null
  readByBusinessAt: number | null
  errors: SimError[]
}

export type OutboundFacts = {
  addressedBy: 'phone' | 'bsuid'
  address: string
  opaque: string | null
  pricing: SimPricing | null
  freeEntryPoint: { id: string; until: number } | null
  /** The template as it was when sent, filled in, for the phone to show. */
  rendered: RenderedTemplate | null
  sentAt: number | null
  deliveredAt: number | null
  readAt: number | null
  playedAt: number | null
  failedAt: number | null
  history: HistoryEvent[]
}

export type HistoryEvent = {
  id: string
  status: 'SENT' | 'DELIVERED' | 'READ' | 'FAILED'
  at: number
  updateId: string
}

export type RenderedTemplate = {
  header:
    | { kind: 'text'; text: string }
    | { kind: 'media'; type: string; mediaId: string | null }
    | { kind: 'location'; location: JsonObject }
    | null
  body: string
  footer: string | null
  buttons: { type: string; text: string; payload: string | null; url: string | null }[]
}

export type SimMedia = {
  id: string
  numberId: string
  origin: 'customer' | 'business'
  mimeType: string
  filename: string | null
  /** Hex; webhooks carry base64. */
  sha256: string
  size: number
  createdAt: number
  /** Who sent it, when a customer did. */
  userId: string | null
}

export type SimTemplate = {
  id: string
  accountId: string
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  status: string
  parameterFormat: 'NAMED' | 'POSITIONAL'
  components: JsonObject[]
  qualityScore: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  rejectedReason: string
  ttlSeconds: number | null
  editedAt: number[]
}

export type SimState = {
  app: SimApp
  accounts: SimAccount[]
  numbers: SimNumber[]
  users: SimUser[]
  conversations: SimConversation[]
  media: SimMedia[]
  templates: SimTemplate[]
}
